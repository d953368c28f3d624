package dev.sluice.standalone.temporal;

import java.util.Optional;

/** A Temporal service that somebody else runs. */
record ExistingService(String address) implements TemporalService {
  @Override
  public Optional<String> pages() {
    return Optional.empty();
  }

  @Override
  public String description() {
    return "the service at " + address + " (SLUICE_TEMPORAL_ADDRESS)";
  }

  @Override
  public void close() {
    // Not ours to stop.
  }
}
