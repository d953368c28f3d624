package dev.sluice.repository.run;

/** Why incremental runs of a connector are not reliable, so that its job starts a complete run. */
public enum Gap {
  /** Earlier runs carried commands and ended without being applied. */
  MISSED_COMMANDS,
  /** The last incremental run found no snapshot that it could compare with. */
  SNAPSHOT_UNUSABLE
}
