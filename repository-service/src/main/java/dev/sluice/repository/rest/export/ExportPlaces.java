package dev.sluice.repository.rest.export;

import dev.sluice.repository.BusyException;
import dev.sluice.repository.rest.ReadProperties;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Limits how many exports run at the same time. Each has a connection and a file; further requests
 * are asked to come again.
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
