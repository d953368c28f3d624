package dev.sluice.standalone.client.decide;

import dev.sluice.standalone.command.CommandException;
import dev.sluice.standalone.command.ExitCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options for what a decision to resume is bound to, besides its comment. */
public final class BoundOptions {
  @Option(
      names = "--acknowledge",
      paramLabel = "CODE",
      split = ",",
      description =
          "Acknowledge this finding, by its code in ./sluice findings, and resume anyway.")
  private List<String> acknowledged = new ArrayList<>();

  @Option(
      names = "--waive",
      paramLabel = "SCOPE.LIMIT=REASON",
      description =
          "Waive this limit for this run, with a reason, as in 'User.maximumDeletedLines=Lyon"
              + " closes'.")
  private List<String> waived = new ArrayList<>();

  /** Adds what was said to the body of a decision. */
  public void addTo(Map<String, Object> decision) {
    if (!acknowledged.isEmpty()) {
      decision.put("acknowledged", acknowledged);
    }
    if (!waived.isEmpty()) {
      decision.put("waive", waived.stream().map(BoundOptions::waiver).toList());
    }
  }

  /** An association is a scope with a dot in its name. */
  private static Map<String, Object> waiver(String text) {
    int equals = text.indexOf('=');
    int dot = equals < 0 ? -1 : text.lastIndexOf('.', equals);
    if (dot < 1 || dot == equals - 1 || equals == text.length() - 1) {
      throw new CommandException(
          ExitCode.BAD_USAGE,
          "--waive takes a limit and a reason, as in 'User.maximumDeletedLines=Lyon closes'.");
    }
    Map<String, Object> waiver = new LinkedHashMap<>();
    waiver.put("scope", text.substring(0, dot));
    waiver.put("threshold", text.substring(dot + 1, equals));
    waiver.put("reason", text.substring(equals + 1));
    return waiver;
  }
}
