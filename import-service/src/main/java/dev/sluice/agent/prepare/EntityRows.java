package dev.sluice.agent.prepare;

import dev.sluice.agent.prepare.command.Command;
import dev.sluice.agent.prepare.reject.Reject;
import dev.sluice.agent.prepare.sort.SortedRow;
import dev.sluice.agent.prepare.source.CsvRow;
import dev.sluice.agent.prepare.source.Header;
import dev.sluice.agent.prepare.value.CellFormat;
import dev.sluice.agent.prepare.value.CellRules;
import dev.sluice.agent.prepare.value.ExcludeLists;
import dev.sluice.agent.sorted.LineEncoder;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.StatusColumn;
import dev.sluice.contract.recount.DateShift;
import dev.sluice.contract.rows.CellConverter.Converted;
import dev.sluice.contract.rows.EmptiedCell;
import dev.sluice.contract.rows.Identifiers;
import dev.sluice.contract.rows.WhiteSpace;
import dev.sluice.contract.rows.WrittenValue;
import dev.sluice.expression.EvaluationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Converts rows to rows of an entity type: typed, canonical, with the key first. All errors of a
 * row are found before it is rejected. The class is long because writing a row and finding its
 * errors share the line and the cells, which are used again for each row.
 */
final class EntityRows implements DatasetRows {
  /**
   * A property with the place of its column in this file, or with what computes it.
   *
   * @param rules null if its cells are taken as they stand
   * @param written tells its cells again
   * @param shift how far its dates are moved; null if they are taken as they stand
   */
  private record Column(
      PropertyDefinition property,
      int index,
      CellFormat format,
      @Nullable CellRules rules,
      @Nullable RowExpression expression,
      WrittenValue written,
      @Nullable DateShift shift) {
    String name() {
      return property.column();
    }
  }

  private static final byte[] NOTHING = {};

  private final Header header;
  private final PreparedDataset prepared;
  private final Column key;
  private final List<Column> columns = new ArrayList<>();
  private final @Nullable StatusColumn status;
  private final int statusIndex;
  private final RowCommands commands;
  private final LineEncoder encoder = new LineEncoder();
  private final List<Reject> faults = new ArrayList<>();

  /** Finds the columns, and reads the lists that they name. */
  EntityRows(
      EntityTypeDefinition type,
      RowExpressions expressions,
      Map<String, DateShift> shifts,
      Header header,
      RowCommands commands,
      PreparedDataset prepared,
      ExcludeLists lists)
      throws IOException {
    this.header = header;
    this.prepared = prepared;
    this.commands = commands;
    key = column(type.property(type.key()), expressions, shifts, header, lists);
    for (PropertyDefinition property : type.properties()) {
      if (!property.name().equals(type.key())) {
        columns.add(column(property, expressions, shifts, header, lists));
      }
    }
    status = type.status();
    statusIndex = status == null ? -1 : header.require(status.column());
  }

  private static Column column(
      PropertyDefinition property,
      RowExpressions expressions,
      Map<String, DateShift> shifts,
      Header header,
      ExcludeLists lists)
      throws IOException {
    CellFormat format = CellFormat.of(property);
    DateShift shift = shifts.get(property.name());
    RowExpression expression = expressions.property(property, header);
    boolean plain = !property.conversion().rewrites() && !property.constraints().judgesCells();
    return new Column(
        property,
        expression == null ? header.require(property.column()) : -1,
        shift == null ? format : format.alwaysConverted(),
        plain ? null : CellRules.of(property, lists),
        expression,
        WrittenValue.of(property),
        shift);
  }

  @Override
  public void accept(CsvRow row) throws IOException {
    prepared.read(1);
    Reject broken = Reject.ofRow(row, header);
    if (broken != null) {
      prepared.reject(row, List.of(broken), readableKeys(row, broken));
      return;
    }
    encoder.clear();
    faults.clear();
    Command command = Command.INSERT;
    if (commands.given()) {
      Optional<Command> given = commands.of(row);
      if (given.isEmpty()) {
        faults.add(Reject.unknownCommand(header.name(commands.column())));
      }
      // What a row may lack depends on its command; where there is none, nothing more is told.
      command = given.orElse(Command.MERGE);
      encoder.cell(command.word());
    }
    int keyStart = encoder.length();
    String keyValue = key(row, command);
    encode(row, keyStart, command, keyValue);
  }

  @Override
  public void reject(CsvRow row, Reject reject) throws IOException {
    prepared.read(1);
    if (row.namesNothing(key.index())) {
      prepared.rejectWithoutKey(row, List.of(reject), null);
    } else {
      prepared.reject(row, List.of(reject), readableKeys(row, reject));
    }
  }

  private List<String> readableKeys(CsvRow row, Reject broken) {
    return broken.equals(Reject.REPEATED_HEADER)
        ? List.of()
        : Identifier.readable(row, key.index(), header.size(), key.format());
  }

  /**
   * Writes the key, or notes what is wrong with it.
   *
   * @return the key of a row that may be rejected; null if it cannot be read, or was written as it
   *     stands
   */
  private @Nullable String key(CsvRow row, Command command) {
    int index = key.index();
    if (row.namesNothing(index)) {
      return unreadableKey(Reject.noKey(key.name()));
    }
    if (Identifier.canonical(row, index, key.format())) {
      if (row.length(index) > Identifiers.MAX_BYTES) {
        return unreadableKey(Reject.tooLong(key.name()));
      }
      row.write(index, encoder);
      return null;
    }
    Converted converted = convert(key, row.text(index));
    String value = converted.value();
    if (value == null) {
      return unreadableKey(Reject.ofFormat(key.name(), key.format()));
    }
    if (value.isEmpty()) {
      return unreadableKey(Reject.noKey(key.name()));
    }
    if (Identifiers.tooLong(value)) {
      return unreadableKey(Reject.tooLong(key.name()));
    }
    // What was there before there were rules can be deleted.
    if (command != Command.DELETE) {
      judge(key, converted, value);
    }
    encoder.cell(value);
    return value;
  }

  private @Nullable String unreadableKey(Reject reject) {
    faults.add(reject);
    encoder.cell("");
    return null;
  }

  private void encode(CsvRow row, int keyStart, Command command, @Nullable String convertedKey)
      throws IOException {
    int keyEnd = encoder.length() - 1;
    boolean keyIsRead = keyEnd > keyStart;
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
    if (!faults.isEmpty()) {
      reject(row, keyIsRead ? keyValue(row, convertedKey) : null);
    } else if (encoder.bytes()[keyStart] == '"') {
      byte[] apart = keyValue(row, convertedKey).getBytes(StandardCharsets.UTF_8);
      prepared.accept(apart, apart.length, encoder, SortedRow.APART, row.line());
    } else {
      prepared.accept(NOTHING, keyEnd - keyStart, encoder, keyStart, row.line());
    }
  }

  private void reject(CsvRow row, @Nullable String keyValue) throws IOException {
    if (keyValue == null && faults.stream().anyMatch(Reject::lacksKey)) {
      prepared.rejectWithoutKey(row, faults, null);
    } else {
      prepared.reject(row, faults, keyValue == null ? List.of() : List.of(keyValue));
    }
  }

  private String keyValue(CsvRow row, @Nullable String converted) {
    return converted == null ? row.text(key.index()) : converted;
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
        encoder.cell(fault(Reject.tooLong(column.name())));
      } else {
        row.write(index, encoder);
      }
    } else {
      encoder.cell(value(column, row.text(index), command));
    }
  }

  private String value(Column column, String cell, Command command) {
    boolean emptied = cell.equals(EmptiedCell.TEXT);
    if (emptied || WhiteSpace.blank(cell)) {
      return nothing(column.property(), command, emptied);
    }
    Converted converted = convert(column, cell);
    String value = converted.value();
    if (value == null) {
      return fault(Reject.ofFormat(column.name(), column.format()));
    }
    if (value.isEmpty()) {
      return nothing(column.property(), command, false);
    }
    if (column.property().unique() && Identifiers.tooLong(value)) {
      return fault(Reject.tooLong(column.name()));
    }
    judge(column, converted, value);
    return value;
  }

  /** What stands for a cell without a value. */
  private String nothing(PropertyDefinition property, Command command, boolean emptied) {
    boolean leavesAlone = command.leavesEmptyCellsAlone();
    String otherwise = property.conversion().defaultValue();
    if (otherwise != null && !emptied && !leavesAlone) {
      return otherwise;
    }
    if (property.required() && (emptied || !leavesAlone)) {
      return fault(Reject.required(property.column()));
    }
    return emptied && leavesAlone ? EmptiedCell.TEXT : "";
  }

  private static Converted convert(Column column, String cell) {
    Converted converted =
        column.rules() == null
            ? new Converted(cell, column.format().conversion().canonical(cell))
            : column.rules().convert(cell);
    String value = converted.value();
    return column.shift() == null || value == null || value.isEmpty()
        ? converted
        : new Converted(converted.text(), column.shift().moved(value));
  }

  private void judge(Column column, Converted converted, String value) {
    if (column.rules() != null) {
      column
          .rules()
          .faults(converted, value)
          .forEach(each -> faults.add(Reject.of(column.name(), each)));
    }
  }

  private String computed(Column column, RowExpression expression, CsvRow row, Command command) {
    String name = column.property().column();
    boolean partly = command.leavesEmptyCellsAlone();
    List<String> open = partly ? expression.leftOpen(row) : List.of();
    if (expression.saysNothing(open)) {
      return "";
    }
    if (!open.isEmpty()) {
      return fault(Reject.incomplete(name, open));
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
    return fault(Reject.unknownStatus(status));
  }

  /** Remembers what is wrong with a row; the row is written to the end and dropped. */
  private String fault(Reject reject) {
    faults.add(reject);
    return "";
  }

  @Override
  public List<String> retold(List<String> sorted) {
    String[] cells = new String[header.size()];
    Arrays.fill(cells, "");
    int next = 0;
    if (commands.given()) {
      if (commands.column() >= 0) {
        cells[commands.column()] = sorted.get(next);
      }
      next++;
    }
    cells[key.index()] = key.written().cell(sorted.get(next++));
    for (Column column : columns) {
      String value = sorted.get(next++);
      if (column.expression() != null) {
        continue;
      }
      cells[column.index()] = value.equals(EmptiedCell.TEXT) ? value : column.written().cell(value);
    }
    if (status != null) {
      cells[statusIndex] = word(status, sorted.get(next));
    }
    return List.of(cells);
  }

  private static String word(StatusColumn status, String active) {
    List<String> words =
        switch (active) {
          case "true" -> status.active();
          case "false" -> status.inactive();
          default -> List.of();
        };
    return words.isEmpty() ? "" : words.get(0);
  }
}
