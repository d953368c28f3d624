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
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Converts rows to links: one line per owner and target. */
final class LinkRows implements DatasetRows {
  private static final byte[] NOTHING = {};

  /** The targets of an owner that is to have none. */
  private static final List<String> ALL_TAKEN = List.of("");

  private final Header header;
  private final PreparedDataset prepared;
  private final LinkCells cells;
  private final RowCommands commands;
  private final boolean singleTarget;
  private final LineEncoder encoder = new LineEncoder();

  /** Finds the columns. */
  LinkRows(
      ConnectorDefinition connector,
      AssociationDefinition association,
      Header header,
      RowCommands commands,
      PreparedDataset prepared) {
    this.header = header;
    this.prepared = prepared;
    cells = LinkCells.of(connector, association, header);
    this.commands = commands;
    singleTarget = cells.singleTarget();
  }

  @Override
  public void accept(CsvRow row) throws IOException {
    Reject broken = Reject.ofRow(row, header);
    if (broken != null) {
      prepared.read(1);
      prepared.reject(
          row,
          List.of(broken),
          broken.equals(Reject.REPEATED_HEADER) ? List.of() : readableOwners(row));
      return;
    }
    if (!commands.given()) {
      present(row);
      return;
    }
    Optional<Command> command = commands.of(row);
    if (command.isEmpty()) {
      prepared.read(1);
      Reject unknown = Reject.unknownCommand(header.name(commands.column()));
      prepared.reject(row, List.of(unknown), readableOwners(row));
      return;
    }
    commanded(row, command.get());
  }

  @Override
  public void reject(CsvRow row, Reject reject) throws IOException {
    prepared.read(1);
    prepared.reject(row, List.of(reject), readableOwners(row));
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
    prepared.read(count);
    prepared.usable();
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
    prepared.read(1);
    int keyLength = singleTarget ? ownerLength : encoder.length() - 1;
    int place = singleTarget ? 0 : SortedRow.joined(ownerLength);
    prepared.accept(NOTHING, keyLength, encoder, place, row.line());
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
    boolean tooMany = tooMany(targets);
    prepared.read(tooMany ? 1 : Math.max(1, targets.size()));
    String ownerCell = row.text(cells.owner());
    boolean unnamed = Identifier.empty(ownerCell);
    String owner = unnamed ? "" : cells.ownerFormat().conversion().canonical(ownerCell);
    if (owner == null || owner.isEmpty() || Identifiers.tooLong(owner)) {
      rejectOwner(row, owner);
      return;
    }
    if (tooMany) {
      prepared.reject(row, tooManyTargets(), owner);
      return;
    }
    if (targets.isEmpty()) {
      withoutTargets(row, command, owner);
      return;
    }
    writeLinks(row, command, owner, targets);
  }

  private void rejectOwner(CsvRow row, @Nullable String owner) throws IOException {
    String column = cells.association().owner().column();
    if (owner == null) {
      prepared.reject(row, List.of(Reject.ofFormat(column, cells.ownerFormat())), List.of());
    } else if (owner.isEmpty()) {
      prepared.rejectWithoutKey(row, List.of(Reject.noKey(column)), null);
    } else {
      prepared.reject(row, List.of(Reject.tooLong(column)), List.of());
    }
  }

  /**
   * Whether one cell lists more targets than an owner may have; rows together are counted later.
   */
  private boolean tooMany(List<String> targets) {
    Integer most = cells.association().constraints().maxTargets();
    return most != null && targets.size() > most && new HashSet<>(targets).size() > most;
  }

  private Reject tooManyTargets() {
    Integer most = cells.association().constraints().maxTargets();
    return Reject.tooManyTargets(cells.association().target().column(), most == null ? 0 : most);
  }

  private void withoutTargets(CsvRow row, LinkCommand command, String owner) throws IOException {
    if (cells.listed() && command != LinkCommand.DELETE) {
      // A list may be empty: the row says of its owner that it has no targets, or adds none.
      prepared.usable();
      return;
    }
    // The row tells of the owner at least, whose stored links are not known to be gone.
    Reject noTarget = Reject.noKey(cells.association().target().column());
    prepared.rejectWithoutKey(row, List.of(noTarget), owner);
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

  /** The target that a cell names, empty for none; null if the link was rejected. */
  private @Nullable String goodTarget(CsvRow row, String owner, String cell) throws IOException {
    String column = cells.association().target().column();
    String value = cell.isEmpty() ? "" : cells.targetFormat().conversion().canonical(cell);
    if (value == null) {
      prepared.reject(row, Reject.ofFormat(column, cells.targetFormat()), owner);
      return null;
    }
    if (Identifiers.tooLong(value)) {
      prepared.reject(row, Reject.tooLong(column), owner);
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
    prepared.accept(key, key.length, encoder, SortedRow.APART, row.line());
  }

  @Override
  public List<String> retold(List<String> sorted) {
    String[] retold = new String[header.size()];
    Arrays.fill(retold, "");
    int next = 0;
    if (commands.given()) {
      if (commands.column() >= 0) {
        String word = sorted.get(next);
        retold[commands.column()] = word.equals(LinkCommand.SET.word()) ? "merge" : word;
      }
      next++;
    }
    retold[cells.owner()] = sorted.get(next++);
    retold[cells.target()] = sorted.get(next);
    return List.of(retold);
  }

  private List<String> readableOwners(CsvRow row) {
    return Identifier.readable(row, cells.owner(), header.size(), cells.ownerFormat());
  }
}
