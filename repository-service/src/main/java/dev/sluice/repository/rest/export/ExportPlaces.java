package dev.sluice.repository.rest.export;

import dev.sluice.repository.BusyException;
import dev.sluice.repository.rest.ReadProperties;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * How many exports run at a time. Each has a connection and a file of its own, so whoever comes
 * when there is no place is asked to come again.
 */
@Component
class ExportPlaces {
  private final int places;
  private final Semaphore free;

  ExportPlaces(ReadProperties properties) {
    places = properties.exports();
    free = new Semaphore(places);
  }

  /** Takes a place, which is to be given back. */
  void take() {
    if (!free.tryAcquire()) {
      throw new BusyException("The maximum number of exports, " + places + ", are running");
    }
  }

  void giveBack() {
    free.release();
  }
}
