package dev.sluice.notification.mail;

import dev.sluice.contract.WorkflowIds;
import dev.sluice.contract.definition.NotificationEvent;
import dev.sluice.contract.notification.Notification;
import dev.sluice.notification.mail.Page.Entry;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Commands for the reader, ready to be copied. */
final class NextSteps {
  private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9._/@%+:-]+");

  private final Notification notification;
  private final String id;

  NextSteps(Notification notification) {
    this.notification = notification;
    this.id = quoted(notification.synchronizationId());
  }

  List<Entry> commands() {
    List<Entry> commands = new ArrayList<>();
    commands.add(Entry.of("See the run", "./sluice show " + id));
    switch (notification.event()) {
      case BREACH -> {
        commands.add(Entry.of("See why it was held", "./sluice findings " + id));
        commands.add(Entry.of("See each change", "./sluice changes " + id));
        commands.add(Entry.of("Apply the changes", "./sluice resume " + id));
        commands.add(Entry.of("Cancel the run", "./sluice cancel " + id));
      }
      case COMPLETED -> commands.add(Entry.of("See each change", "./sluice changes " + id));
      case FAILED, EXPIRED ->
          commands.add(
              Entry.of(
                  "Start again",
                  "./sluice sync %s --mode %s"
                      .formatted(quoted(notification.connector()), notification.mode().label())));
      case CANCELLED -> {}
    }
    return commands;
  }

  /** The same decision through Temporal alone, for when the server cannot be reached. */
  List<Entry> signals() {
    if (notification.event() != NotificationEvent.BREACH) {
      return List.of();
    }
    String workflow =
        quoted(
            WorkflowIds.synchronization(
                notification.connector(), notification.synchronizationId()));
    String command = "temporal workflow signal --workflow-id %s --name %s --input '{}'";
    return List.of(
        Entry.of("Apply the changes", command.formatted(workflow, "resume")),
        Entry.of("Cancel the run", command.formatted(workflow, "cancel")));
  }

  String address(URI baseUrl) {
    String base = baseUrl.toString();
    return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base)
        + "/api/synchronizations/"
        + URLEncoder.encode(notification.synchronizationId(), StandardCharsets.UTF_8)
            .replace("+", "%20");
  }

  // Readers paste these lines into a shell.
  private static String quoted(String word) {
    return PLAIN_WORD.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
