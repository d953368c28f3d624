package dev.sluice.agent.prepare;

import dev.sluice.agent.sorted.LineEncoder;
import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.Multiplicity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Turns rows into links: one line per owner and single target. */
final class LinkRows implements TargetRows {
  private static final byte[] NOTHING = {};

  private final Header header;
  private final PreparedTarget target;
  private final LinkCells cells;
  private final int commandIndex;
  private final boolean one;
  private final LineEncoder encoder = new LineEncoder();

  /**
   * Finds the columns.
   *
   * @param commands whether the file's command column is heeded
   */
  LinkRows(
      ConnectorDefinition connector,
      AssociationDefinition association,
      Header header,
      boolean commands,
      PreparedTarget target) {
    this.header = header;
    this.target = target;
    cells = LinkCells.of(connector, association, header);
    commandIndex = commands ? header.commandColumn() : -1;
    one = association.multiplicity() == Multiplicity.ONE;
  }

  /** The header of an association's sorted file. */
  static List<String> sortedHeader(boolean commands) {
    return commands ? List.of("command", "owner", "target") : List.of("owner", "target");
  }

  @Override
  public void accept(RowBytes row) throws IOException {
    Reject broken = Reject.ofRow(row, header);
    if (broken != null) {
      target.read(1);
      target.reject(row, broken, readableOwners(row));
      return;
    }
    if (commandIndex < 0) {
      present(row);
      return;
    }
    Optional<Command> command = Command.of(row.text(commandIndex));
    if (command.isEmpty()) {
      target.read(1);
      target.reject(row, Reject.unknownCommand(header.name(commandIndex)), readableOwners(row));
      return;
    }
    commanded(row, command.get());
  }

  /** A row that says which links there are. */
  private void present(RowBytes row) throws IOException {
    if (writeSimple(row)) {
      return;
    }
    List<String> targets = cells.targets(row);
    if (targets.isEmpty() && cells.besideEntity()) {
      target.read(cells.association().separator() == null ? 1 : 0);
      return;
    }
    write(row, LinkCommand.NONE, targets);
  }

  /** Writes the usual row, one link of two canonical ends, without making Strings of them. */
  private boolean writeSimple(RowBytes row) throws IOException {
    int owner = cells.owner();
    int single = cells.target();
    if (cells.association().separator() != null
        || row.namesNothing(owner)
        || row.namesNothing(single)
        || !row.canonical(owner, cells.ownerFormat())
        || !row.canonical(single, cells.targetFormat())
        || row.length(owner) > Identifier.LONGEST
        || row.length(single) > Identifier.LONGEST) {
      return false;
    }
    encoder.clear();
    row.write(owner, encoder);
    int ownerLength = encoder.length() - 1;
    row.write(single, encoder);
    encoder.endLine();
    byte[] line = encoder.bytes();
    if (line[0] == '"' || (!one && line[ownerLength + 1] == '"')) {
      return false;
    }
    target.read(1);
    int keyLength = one ? ownerLength : encoder.length() - 1;
    int place = one ? 0 : SortedRow.joined(ownerLength);
    target.accept(NOTHING, keyLength, encoder, place, row.line());
    return true;
  }

  /** A row that says what to do with links. */
  private void commanded(RowBytes row, Command command) throws IOException {
    List<String> targets = cells.targets(row);
    if (cells.besideEntity() && command == Command.DELETE) {
      // The owner goes, and its links with it.
      target.read(1);
      return;
    }
    boolean takesAll =
        targets.isEmpty()
            && (command == Command.DELETE
                || (cells.emptied(row) && command.leavesEmptyCellsAlone()));
    if (takesAll) {
      write(row, LinkCommand.SET, List.of(""));
    } else if (targets.isEmpty() && cells.besideEntity()) {
      target.read(1);
    } else {
      write(row, LinkCommand.of(command, cells), targets);
    }
  }

  private void write(RowBytes row, LinkCommand command, List<String> targets) throws IOException {
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
    if (Identifier.tooLong(owner)) {
      target.reject(row, Reject.tooLong(ownerColumn), List.of());
      return;
    }
    if (targets.isEmpty()) {
      // The row tells of the owner at least, whose stored links are not known to be gone.
      target.rejectWithoutKey(row, Reject.noKey(cells.association().target().column()), owner);
      return;
    }
    for (String single : targets) {
      writeLink(row, command, owner, single);
    }
  }

  private void writeLink(RowBytes row, LinkCommand command, String owner, String cell)
      throws IOException {
    String column = cells.association().target().column();
    String value = cell.isEmpty() ? "" : cells.targetFormat().conversion().canonical(cell);
    if (value == null) {
      target.reject(row, Reject.ofFormat(column, cells.targetFormat()), owner);
      return;
    }
    if (Identifier.tooLong(value)) {
      target.reject(row, Reject.tooLong(column), owner);
      return;
    }
    encoder.clear();
    if (command != LinkCommand.NONE) {
      encoder.cell(command.word());
    }
    encoder.cell(owner).cell(value).endLine();
    // No value holds a NUL, so that it orders links by owner first and by target then.
    byte[] key = (one ? owner : owner + '\0' + value).getBytes(StandardCharsets.UTF_8);
    target.accept(key, key.length, encoder, SortedRow.APART, row.line());
  }

  private List<String> readableOwners(RowBytes row) {
    return Identifier.readable(row, cells.owner(), header.size(), cells.ownerFormat());
  }
}
