package dev.sluice.standalone.client.run;

/** Describes why a job started a complete run instead of an incremental one. */
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
