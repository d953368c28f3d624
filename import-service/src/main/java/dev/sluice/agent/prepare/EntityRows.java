package dev.sluice.agent.prepare;

import dev.sluice.agent.sorted.LineEncoder;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.StatusColumn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns rows into those of an entity type: typed, canonical, with the key first. */
final class EntityRows implements TargetRows {
  /** A property with the place of its column in this file. */
  private record Column(PropertyDefinition property, int index, CellFormat format) {}

  private final Header header;
  private final PreparedTarget target;
  private final Column key;
  private final List<Column> columns = new ArrayList<>();
  private final @Nullable StatusColumn status;
  private final int statusIndex;
  private final int commandIndex;
  private final LineEncoder encoder = new LineEncoder();
  private @Nullable Reject firstFault;

  /**
   * Finds the columns.
   *
   * @param commands whether the file's command column is heeded
   */
  EntityRows(EntityTypeDefinition type, Header header, boolean commands, PreparedTarget target) {
    this.header = header;
    this.target = target;
    key = column(type.property(type.key()), header);
    for (PropertyDefinition property : type.properties()) {
      if (!property.name().equals(type.key())) {
        columns.add(column(property, header));
      }
    }
    status = type.status();
    statusIndex = status == null ? -1 : header.require(status.column());
    commandIndex = commands ? header.commandColumn() : -1;
  }

  /** The header of the type's sorted file. */
  static List<String> sortedHeader(EntityTypeDefinition type, boolean commands) {
    List<String> names = new ArrayList<>();
    if (commands) {
      names.add("command");
    }
    names.add(type.key());
    type.properties().stream()
        .map(PropertyDefinition::name)
        .filter(each -> !each.equals(type.key()))
        .forEach(names::add);
    if (type.status() != null) {
      names.add("active");
    }
    return names;
  }

  private static Column column(PropertyDefinition property, Header header) {
    return new Column(property, header.require(property.column()), CellFormat.of(property));
  }

  @Override
  public void accept(SourceRow row) throws IOException {
    target.read(1);
    Reject broken = Reject.ofRow(row, header);
    if (broken != null) {
      target.reject(
          row, broken, Identifier.readable(row, key.index(), header.size(), key.format()));
      return;
    }
    String keyCell = row.cells().get(key.index());
    if (Identifier.empty(keyCell)) {
      target.rejectWithoutKey(row, Reject.noKey(key.property().column()), null);
      return;
    }
    String keyValue = key.format().conversion().canonical(keyCell);
    if (keyValue == null) {
      target.reject(row, Reject.ofFormat(key.property().column(), key.format()), List.of());
      return;
    }
    if (Identifier.tooLong(keyValue)) {
      target.reject(row, Reject.tooLong(key.property().column()), List.of());
      return;
    }
    Command command = Command.INSERT;
    if (commandIndex >= 0) {
      Optional<Command> given = Command.of(row.cells().get(commandIndex));
      if (given.isEmpty()) {
        target.reject(row, Reject.unknownCommand(header.name(commandIndex)), keyValue);
        return;
      }
      command = given.get();
    }
    encode(row, keyValue, command);
  }

  private void encode(SourceRow row, String keyValue, Command command) throws IOException {
    firstFault = null;
    if (commandIndex >= 0) {
      encoder.cell(command.word());
    }
    encoder.cell(keyValue);
    // A delete is about the key alone; nobody cares what the other cells hold.
    boolean keyOnly = command == Command.DELETE;
    for (Column column : columns) {
      encoder.cell(keyOnly ? "" : value(column, row.cells().get(column.index()), command));
    }
    if (status != null) {
      encoder.cell(keyOnly ? "" : active(status, row.cells().get(statusIndex), command));
    }
    byte[] line = encoder.end();
    if (firstFault != null) {
      target.reject(row, firstFault, keyValue);
    } else {
      target.accept(keyValue.getBytes(StandardCharsets.UTF_8), line, row.line());
    }
  }

  private String value(Column column, String cell, Command command) {
    PropertyDefinition property = column.property();
    boolean emptied = cell.equals(Command.EMPTIED);
    if (emptied
        || cell.isEmpty()
        || (cell.isBlank() && !column.format().equals(CellFormat.STRING))) {
      boolean leftAlone = !emptied && command.leavesEmptyCellsAlone();
      if (property.required() && !leftAlone) {
        return fault(Reject.required(property.column()));
      }
      return emptied && command.leavesEmptyCellsAlone() ? Command.EMPTIED : "";
    }
    String value = column.format().conversion().canonical(cell);
    if (value == null) {
      return fault(Reject.ofFormat(property.column(), column.format()));
    }
    if (property.unique() && Identifier.tooLong(value)) {
      return fault(Reject.tooLong(property.column()));
    }
    return value;
  }

  private String active(StatusColumn status, String cell, Command command) {
    String value = cell.strip();
    if (value.isEmpty()) {
      return command.leavesEmptyCellsAlone() ? "" : "true";
    }
    if (value.equals(Command.EMPTIED)
        || status.active().stream().anyMatch(value::equalsIgnoreCase)) {
      return "true";
    }
    if (status.inactive().stream().anyMatch(value::equalsIgnoreCase)) {
      return "false";
    }
    return fault(Reject.unknownStatus(status.column()));
  }

  /** Remembers the first thing wrong with a row; the row is written to the end and dropped. */
  private String fault(Reject reject) {
    firstFault = firstFault == null ? reject : firstFault;
    return "";
  }
}
