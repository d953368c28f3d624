package dev.sluice.repository.run;

/** Why an incremental run of a connector could not be relied on, so that its job runs complete. */
public enum Gap {
  /** Earlier runs carried commands and ended without being applied. */
  MISSED_COMMANDS,
  /** The last incremental run found no snapshot that it could compare with. */
  SNAPSHOT_UNUSABLE
}
