package dev.sluice.agent.prepare;

import dev.sluice.agent.prepare.command.Command;
import dev.sluice.agent.prepare.reject.Reject;
import dev.sluice.agent.prepare.sort.SortedRow;
import dev.sluice.agent.prepare.source.CsvRow;
import dev.sluice.agent.prepare.source.Header;
import dev.sluice.agent.prepare.value.CellFormat;
import dev.sluice.agent.sorted.LineEncoder;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.StatusColumn;
import dev.sluice.contract.rows.EmptiedCell;
import dev.sluice.contract.rows.Identifiers;
import dev.sluice.contract.rows.WhiteSpace;
import dev.sluice.expression.EvaluationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns rows into those of an entity type: typed, canonical, with the key first. */
final class EntityRows implements TargetRows {
  /** A property with the place of its column in this file, or with what computes it. */
  private record Column(
      PropertyDefinition property,
      int index,
      CellFormat format,
      @Nullable RowExpression expression) {}

  private static final byte[] NOTHING = {};

  private final Header header;
  private final PreparedTarget target;
  private final Column key;
  private final List<Column> columns = new ArrayList<>();
  private final @Nullable StatusColumn status;
  private final int statusIndex;
  private final RowCommands commands;
  private final LineEncoder encoder = new LineEncoder();
  private @Nullable Reject firstFault;

  /**
   * Finds the columns.
   *
   * @param commands those of the rows that are heeded
   */
  EntityRows(
      EntityTypeDefinition type,
      RowExpressions expressions,
      Header header,
      RowCommands commands,
      PreparedTarget target) {
    this.header = header;
    this.target = target;
    key = column(type.property(type.key()), expressions, header);
    for (PropertyDefinition property : type.properties()) {
      if (!property.name().equals(type.key())) {
        columns.add(column(property, expressions, header));
      }
    }
    status = type.status();
    statusIndex = status == null ? -1 : header.require(status.column());
    this.commands = commands;
  }

  private static Column column(
      PropertyDefinition property, RowExpressions expressions, Header header) {
    RowExpression expression = expressions.property(property, header);
    int index = expression == null ? header.require(property.column()) : -1;
    return new Column(property, index, CellFormat.of(property), expression);
  }

  @Override
  public void accept(CsvRow row) throws IOException {
    target.read(1);
    Reject broken = Reject.ofRow(row, header);
    if (broken != null) {
      target.reject(row, broken, readableKeys(row, broken));
      return;
    }
    int keyIndex = key.index();
    if (row.namesNothing(keyIndex)) {
      target.rejectWithoutKey(row, Reject.noKey(key.property().column()), null);
      return;
    }
    encoder.clear();
    Command command = Command.INSERT;
    Reject unknown = null;
    if (commands.given()) {
      Optional<Command> given = commands.of(row);
      if (given.isEmpty()) {
        unknown = Reject.unknownCommand(header.name(commands.column()));
      }
      command = given.orElse(command);
      encoder.cell(command.word());
    }
    int keyStart = encoder.length();
    if (Identifier.canonical(row, keyIndex, key.format())) {
      if (row.length(keyIndex) > Identifiers.MAX_BYTES) {
        target.reject(row, Reject.tooLong(key.property().column()), List.of());
        return;
      }
      row.write(keyIndex, encoder);
    } else {
      String keyValue = key.format().conversion().canonical(row.text(keyIndex));
      if (keyValue == null) {
        target.reject(row, Reject.ofFormat(key.property().column(), key.format()), List.of());
        return;
      }
      if (Identifiers.tooLong(keyValue)) {
        target.reject(row, Reject.tooLong(key.property().column()), List.of());
        return;
      }
      encoder.cell(keyValue);
    }
    if (unknown != null) {
      target.reject(row, unknown, keyValue(row));
      return;
    }
    encode(row, keyStart, command);
  }

  @Override
  public void reject(CsvRow row, Reject reject) throws IOException {
    target.read(1);
    if (row.namesNothing(key.index())) {
      target.rejectWithoutKey(row, reject, null);
    } else {
      target.reject(row, reject, readableKeys(row, reject));
    }
  }

  private List<String> readableKeys(CsvRow row, Reject broken) {
    return broken.equals(Reject.REPEATED_HEADER)
        ? List.of()
        : Identifier.readable(row, key.index(), header.size(), key.format());
  }

  private void encode(CsvRow row, int keyStart, Command command) throws IOException {
    int keyEnd = encoder.length() - 1;
    firstFault = null;
    // A delete is about the key alone; nobody cares what the other cells hold.
    boolean keyOnly = command == Command.DELETE;
    for (Column column : columns) {
      if (keyOnly) {
        encoder.cell("");
      } else {
        value(column, row, command);
      }
    }
    if (status != null) {
      encoder.cell(keyOnly ? "" : active(status, row.text(statusIndex), command));
    }
    encoder.endLine();
    if (firstFault != null) {
      target.reject(row, firstFault, keyValue(row));
    } else if (encoder.bytes()[keyStart] == '"') {
      byte[] apart = keyValue(row).getBytes(StandardCharsets.UTF_8);
      target.accept(apart, apart.length, encoder, SortedRow.APART, row.line());
    } else {
      target.accept(NOTHING, keyEnd - keyStart, encoder, keyStart, row.line());
    }
  }

  private String keyValue(CsvRow row) {
    String value = key.format().conversion().canonical(row.text(key.index()));
    return Objects.requireNonNull(value, "a key that was found to be good");
  }

  private void value(Column column, CsvRow row, Command command) {
    if (column.expression() != null) {
      encoder.cell(computed(column, column.expression(), row, command));
      return;
    }
    int index = column.index();
    boolean emptied = row.emptied(index);
    if (!emptied && !row.blank(index) && Identifier.canonical(row, index, column.format())) {
      if (column.property().unique() && row.length(index) > Identifiers.MAX_BYTES) {
        encoder.cell(fault(Reject.tooLong(column.property().column())));
      } else {
        row.write(index, encoder);
      }
    } else {
      encoder.cell(value(column, row.text(index), command));
    }
  }

  private String value(Column column, String cell, Command command) {
    PropertyDefinition property = column.property();
    boolean emptied = cell.equals(EmptiedCell.TEXT);
    if (emptied || WhiteSpace.blank(cell)) {
      boolean leftAlone = !emptied && command.leavesEmptyCellsAlone();
      if (property.required() && !leftAlone) {
        return fault(Reject.required(property.column()));
      }
      return emptied && command.leavesEmptyCellsAlone() ? EmptiedCell.TEXT : "";
    }
    String value = column.format().conversion().canonical(cell);
    if (value == null) {
      return fault(Reject.ofFormat(property.column(), column.format()));
    }
    if (property.unique() && Identifiers.tooLong(value)) {
      return fault(Reject.tooLong(property.column()));
    }
    return value;
  }

  private String computed(Column column, RowExpression expression, CsvRow row, Command command) {
    String name = column.property().column();
    boolean partly = command.leavesEmptyCellsAlone();
    if (partly && expression.saysNothing(row)) {
      return "";
    }
    if (partly && !expression.leftOpen(row).isEmpty()) {
      return fault(Reject.incomplete(name, expression.leftOpen(row)));
    }
    try {
      String text = expression.text(row);
      if (text.indexOf(0) >= 0) {
        return fault(Reject.nul(name));
      }
      // What is computed is known, also that it is nothing.
      return value(column, partly && WhiteSpace.blank(text) ? EmptiedCell.TEXT : text, command);
    } catch (EvaluationException problem) {
      return fault(Reject.uncomputable(name, problem));
    }
  }

  private String active(StatusColumn status, String cell, Command command) {
    String value = WhiteSpace.strip(cell);
    if (value.isEmpty()) {
      return command.leavesEmptyCellsAlone() ? "" : "true";
    }
    if (value.equals(EmptiedCell.TEXT)
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
