package dev.sluice.agent.prepare.command;

import dev.sluice.agent.prepare.sort.SortedRow;
import dev.sluice.agent.sorted.Line;
import dev.sluice.agent.sorted.LineEncoder;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Combines commands on links of owners that may have many targets. The last command for a link
 * counts. A command for all of an owner's targets overrides everything before: it comes before the
 * owner's links, as a row without a target.
 */
final class LinkLog implements CommandLog {
  private final Outcome outcome;
  private @Nullable String owner;

  /** The line of the source that told all of the owner's targets last; 0 if none did. */
  private long toldOn;

  private boolean anyTarget;
  private @Nullable String target;
  private String command = "";

  LinkLog(Outcome outcome) {
    this.outcome = outcome;
  }

  @Override
  public void add(SortedRow row) throws IOException {
    List<String> cells = new Line(row.line()).cells();
    if (!cells.get(1).equals(owner)) {
      end();
      owner = cells.get(1);
    }
    if (cells.get(2).isEmpty()) {
      // Rows of one key arrive in the order of the file, so this is the latest so far.
      toldOn = row.sourceLine();
      return;
    }
    if (!cells.get(2).equals(target)) {
      endTarget();
    }
    if (row.sourceLine() < toldOn) {
      return;
    }
    if (cells.get(2).equals(target) && cells.get(0).equals(command)) {
      outcome.duplicate();
    }
    target = cells.get(2);
    command = cells.get(0);
  }

  private void endTarget() throws IOException {
    boolean deletes = command.equals(LinkCommand.DELETE.word());
    if (owner != null && target != null && !(deletes && toldOn > 0)) {
      String word = toldOn > 0 ? LinkCommand.SET.word() : command;
      outcome.write(LineEncoder.line(List.of(word, owner, target)));
      anyTarget = true;
    }
    target = null;
  }

  @Override
  public void end() throws IOException {
    endTarget();
    if (owner != null && toldOn > 0 && !anyTarget) {
      outcome.write(LineEncoder.line(List.of(LinkCommand.SET.word(), owner, "")));
    }
    owner = null;
    toldOn = 0;
    anyTarget = false;
  }
}
