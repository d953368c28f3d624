package dev.sluice.standalone.client.run;

/** Why a job's run is a complete one where an incremental one was due, in words. */
public final class GapWords {
  private GapWords() {}

  /** What follows "because"; a reason that this client does not know is given as it came. */
  public static String of(String gap) {
    return switch (gap) {
      case "MISSED_COMMANDS" -> "commands of earlier runs were not applied";
      case "SNAPSHOT_UNUSABLE" -> "the agent had no snapshot to compare with";
      default -> gap;
    };
  }
}
