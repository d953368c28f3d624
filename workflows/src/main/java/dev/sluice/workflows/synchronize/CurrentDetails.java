package dev.sluice.workflows.synchronize;

import dev.sluice.contract.Failure;
import dev.sluice.contract.check.BreachWords;
import dev.sluice.contract.check.CauseWords;
import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.Counters;
import dev.sluice.contract.run.FoundCause;
import dev.sluice.contract.run.Status;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Writes the details of a run for Temporal's web UI in Markdown, problems first. */
final class CurrentDetails {
  private static final String COUNTERS_HEADER =
      "\n### Counters\n"
          + "| | read | rejected | pending | duplicates | inserted | updated | deleted | unchanged"
          + " | conflicts |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n";

  private static final Pattern MARKDOWN = Pattern.compile("[\\\\`*_\\[\\]<>#|~]");

  private final StringBuilder text = new StringBuilder();

  private CurrentDetails() {}

  static String of(RunProgress progress) {
    CurrentDetails details = new CurrentDetails();
    details.heading(progress);
    details.links(progress);
    details.failure(progress);
    details.cause(progress);
    details.breaches(progress);
    details.waived(progress);
    details.inspection(progress);
    details.whatToSend(progress);
    details.warnings(progress);
    details.sources(progress);
    details.counters(progress);
    details.remarks(progress);
    return details.text.toString();
  }

  private void heading(RunProgress progress) {
    text.append(
        "**%s** · %s · %s · requested by %s"
            .formatted(
                progress.status(),
                plain(progress.connector().name()),
                progress.mode().label(),
                plain(progress.run().requestedBy())));
    if (progress.run().force()) {
      text.append(" · force: thresholds are skipped");
    }
    text.append('\n');
  }

  /** Temporal's pages open them in a tab of their own, where the server asks for a login. */
  private void links(RunProgress progress) {
    String address = progress.run().address();
    if (address != null) {
      text.append(
          """

          [Run](%1$s/api/synchronizations/%2$s) · [changes](%1$s/api/synchronizations/%2$s/changes)
          """
              .formatted(address.replaceAll("/+$", ""), progress.run().synchronizationId()));
    }
  }

  private void failure(RunProgress progress) {
    Failure failure = progress.failure();
    if (failure != null) {
      text.append("\n%s: %s".formatted(failure.type(), plain(failure.message())));
      if (failure.remedy() != null) {
        text.append(' ').append(plain(failure.remedy()));
      }
      text.append('\n');
    }
  }

  private void cause(RunProgress progress) {
    FoundCause cause = progress.cause();
    if (cause != null && progress.status() == Status.AWAITING_REVIEW) {
      text.append("\n### Probable causes\n").append(plain(CauseWords.of(cause))).append('\n');
    }
  }

  private void breaches(RunProgress progress) {
    if (progress.breaches().isEmpty()) {
      return;
    }
    text.append("\n### Breaches\n");
    for (Breach breach : progress.breaches()) {
      text.append("- ").append(plain(BreachWords.of(breach))).append('\n');
    }
  }

  private void waived(RunProgress progress) {
    if (!progress.waived().isEmpty()) {
      text.append("\n### Waived for this run\n");
      progress.waived().forEach(each -> text.append("- ").append(plain(each)).append('\n'));
    }
  }

  private void inspection(RunProgress progress) {
    if (progress.inspecting()) {
      text.append("\nThe changes are being counted for the reviewer. You can already read them.\n");
    }
  }

  private void whatToSend(RunProgress progress) {
    if (progress.status() != Status.AWAITING_REVIEW) {
      return;
    }
    if (progress.run().obeysRecordedDecisionsOnly()) {
      text.append(
          """

          ### What to do
          Look at the changes, then decide on the server, where you log in: \
          `./sluice resume %1$s` or `./sluice cancel %1$s`. Signals are ignored. Without a decision the run expires \
          at %2$s and changes nothing.
          """
              .formatted(progress.run().synchronizationId(), progress.expiresAt()));
    } else {
      text.append(
          """

          ### What to do
          Look at the changes with `./sluice changes %1$s` or `GET /api/synchronizations/%1$s/changes`, then send \
          the signal `resume` to apply them or `cancel` to end the run without them, with the input `{}` or \
          `{"comment":"…"}`. Without either the run expires at %2$s and changes nothing.
          """
              .formatted(progress.run().synchronizationId(), progress.expiresAt()));
    }
  }

  private void warnings(RunProgress progress) {
    if (!progress.warnings().isEmpty()) {
      text.append("\n### Differences from earlier runs\n");
      progress
          .warnings()
          .forEach(each -> text.append("- ").append(plain(BreachWords.of(each))).append('\n'));
    }
  }

  private void sources(RunProgress progress) {
    progress
        .sourceRemarks()
        .forEach(remark -> text.append('\n').append(plain(remark)).append('\n'));
  }

  private void counters(RunProgress progress) {
    if (progress.resources().isEmpty() && progress.links().isEmpty()) {
      return;
    }
    text.append(COUNTERS_HEADER);
    new TreeMap<>(progress.resources()).forEach(this::row);
    new TreeMap<>(progress.links()).forEach(this::row);
  }

  private void row(String name, Counters counters) {
    text.append("| ").append(plain(name));
    for (long count :
        new long[] {
          counters.read(),
          counters.rejected(),
          counters.pending(),
          counters.duplicates(),
          counters.inserted(),
          counters.updated(),
          counters.deleted(),
          counters.unchanged(),
          counters.conflicts()
        }) {
      text.append(" | ").append(count);
    }
    text.append(" |\n");
  }

  private void remarks(RunProgress progress) {
    if (!progress.remarks().isEmpty()) {
      text.append("\n### Ignored\n");
      progress.remarks().forEach(remark -> text.append("- ").append(plain(remark)).append('\n'));
    }
  }

  /** Names and what people wrote, so that they are neither links nor headings nor columns. */
  private static String plain(String text) {
    return MARKDOWN.matcher(text).replaceAll("\\\\$0").replaceAll("\\R", " ");
  }
}
