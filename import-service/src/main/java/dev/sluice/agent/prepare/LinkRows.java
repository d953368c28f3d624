package dev.sluice.agent.prepare;

import dev.sluice.agent.prepare.command.Command;
import dev.sluice.agent.prepare.command.LinkCommand;
import dev.sluice.agent.prepare.reject.Reject;
import dev.sluice.agent.prepare.sort.SortedRow;
import dev.sluice.agent.prepare.source.CsvRow;
import dev.sluice.agent.prepare.source.Header;
import dev.sluice.agent.sorted.LineEncoder;
import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.rows.Identifiers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns rows into links: one line per owner and single target. */
final class LinkRows implements TargetRows {
  private static final byte[] NOTHING = {};

  /** The targets of an owner that is to have none. */
  private static final List<String> ALL_TAKEN = List.of("");

  private final Header header;
  private final PreparedTarget target;
  private final LinkCells cells;
  private final RowCommands commands;
  private final boolean singleTarget;
  private final LineEncoder encoder = new LineEncoder();

  /**
   * Finds the columns.
   *
   * @param commands those of the rows that are heeded
   */
  LinkRows(
      ConnectorDefinition connector,
      AssociationDefinition association,
      Header header,
      RowCommands commands,
      PreparedTarget target) {
    this.header = header;
    this.target = target;
    cells = LinkCells.of(connector, association, header);
    this.commands = commands;
    singleTarget = cells.singleTarget();
  }

  @Override
  public void accept(CsvRow row) throws IOException {
    Reject broken = Reject.ofRow(row, header);
    if (broken != null) {
      target.read(1);
      target.reject(
          row, broken, broken.equals(Reject.REPEATED_HEADER) ? List.of() : readableOwners(row));
      return;
    }
    if (!commands.given()) {
      present(row);
      return;
    }
    Optional<Command> command = commands.of(row);
    if (command.isEmpty()) {
      target.read(1);
      target.reject(
          row, Reject.unknownCommand(header.name(commands.column())), readableOwners(row));
      return;
    }
    commanded(row, command.get());
  }

  @Override
  public void reject(CsvRow row, Reject reject) throws IOException {
    target.read(1);
    target.reject(row, reject, readableOwners(row));
  }

  /** A row that says which links there are. */
  private void present(CsvRow row) throws IOException {
    if (writeSimple(row)) {
      return;
    }
    List<String> targets = cells.targets(row);
    if (targets.isEmpty() && cells.besideEntity()) {
      silent(cells.listed() ? 0 : 1);
      return;
    }
    write(row, LinkCommand.NONE, targets);
  }

  /** Counts a row that was understood and names no link. */
  private void silent(long count) {
    target.read(count);
    target.usable();
  }

  /** Writes the usual row, one link of two canonical ends, without making Strings of them. */
  private boolean writeSimple(CsvRow row) throws IOException {
    int owner = cells.owner();
    int single = cells.target();
    if (cells.association().separator() != null
        || row.namesNothing(owner)
        || row.namesNothing(single)
        || !Identifier.canonical(row, owner, cells.ownerFormat())
        || !Identifier.canonical(row, single, cells.targetFormat())
        || row.length(owner) > Identifiers.MAX_BYTES
        || row.length(single) > Identifiers.MAX_BYTES) {
      return false;
    }
    encoder.clear();
    row.write(owner, encoder);
    int ownerLength = encoder.length() - 1;
    row.write(single, encoder);
    encoder.endLine();
    byte[] line = encoder.bytes();
    if (line[0] == '"' || (!singleTarget && line[ownerLength + 1] == '"')) {
      return false;
    }
    target.read(1);
    int keyLength = singleTarget ? ownerLength : encoder.length() - 1;
    int place = singleTarget ? 0 : SortedRow.joined(ownerLength);
    target.accept(NOTHING, keyLength, encoder, place, row.line());
    return true;
  }

  /** A row that says what to do with links. */
  private void commanded(CsvRow row, Command command) throws IOException {
    List<String> targets = cells.targets(row);
    boolean ownerGoes = cells.ownRow() && command == Command.DELETE;
    if ((targets.isEmpty() || ownerGoes) && cells.takesAll(command, cells.emptied(row))) {
      write(row, LinkCommand.SET, ALL_TAKEN);
    } else if (targets.isEmpty() && cells.besideEntity()) {
      silent(1);
    } else {
      write(row, cells.meaning(command), targets);
    }
  }

  private void write(CsvRow row, LinkCommand command, List<String> targets) throws IOException {
    if (cells.namesNoOwner(row)) {
      silent(Math.max(1, targets.size()));
      return;
    }
    target.read(Math.max(1, targets.size()));
    String ownerColumn = cells.association().owner().column();
    String ownerCell = row.text(cells.owner());
    if (Identifier.empty(ownerCell)) {
      target.rejectWithoutKey(row, Reject.noKey(ownerColumn), null);
      return;
    }
    String owner = cells.ownerFormat().conversion().canonical(ownerCell);
    if (owner == null) {
      target.reject(row, Reject.ofFormat(ownerColumn, cells.ownerFormat()), List.of());
      return;
    }
    if (Identifiers.tooLong(owner)) {
      target.reject(row, Reject.tooLong(ownerColumn), List.of());
      return;
    }
    if (targets.isEmpty()) {
      withoutTargets(row, command, owner);
      return;
    }
    writeLinks(row, command, owner, targets);
  }

  private void withoutTargets(CsvRow row, LinkCommand command, String owner) throws IOException {
    if (cells.listed() && command != LinkCommand.DELETE) {
      // A list may be empty: the row says of its owner that it has no targets, or adds none.
      target.usable();
      return;
    }
    // The row tells of the owner at least, whose stored links are not known to be gone.
    target.rejectWithoutKey(row, Reject.noKey(cells.association().target().column()), owner);
  }

  private void writeLinks(CsvRow row, LinkCommand command, String owner, List<String> targets)
      throws IOException {
    List<String> good = new ArrayList<>();
    for (String cell : targets) {
      String value = goodTarget(row, owner, cell);
      if (value != null) {
        good.add(value);
      }
    }
    // A list of which a part cannot be read does not tell all of the owner's targets.
    boolean set = command == LinkCommand.SET && (singleTarget || good.size() == targets.size());
    LinkCommand meant = command == LinkCommand.SET && !set ? LinkCommand.INSERT : command;
    if (set && !singleTarget) {
      writeLink(row, meant, owner, "");
    }
    for (String value : good) {
      if (!value.isEmpty() || singleTarget) {
        writeLink(row, meant, owner, value);
      }
    }
  }

  /** The target that a cell names, empty for none; null where the link was rejected. */
  private @Nullable String goodTarget(CsvRow row, String owner, String cell) throws IOException {
    String column = cells.association().target().column();
    String value = cell.isEmpty() ? "" : cells.targetFormat().conversion().canonical(cell);
    if (value == null) {
      target.reject(row, Reject.ofFormat(column, cells.targetFormat()), owner);
      return null;
    }
    if (Identifiers.tooLong(value)) {
      target.reject(row, Reject.tooLong(column), owner);
      return null;
    }
    return value;
  }

  private void writeLink(CsvRow row, LinkCommand command, String owner, String value)
      throws IOException {
    encoder.clear();
    if (command != LinkCommand.NONE) {
      encoder.cell(command.word());
    }
    encoder.cell(owner).cell(value).endLine();
    // No value holds a NUL, so that it orders links by owner first and by target then.
    byte[] key = (singleTarget ? owner : owner + '\0' + value).getBytes(StandardCharsets.UTF_8);
    target.accept(key, key.length, encoder, SortedRow.APART, row.line());
  }

  private List<String> readableOwners(CsvRow row) {
    return Identifier.readable(row, cells.owner(), header.size(), cells.ownerFormat());
  }
}
