package dev.sluice.repository.compare;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.run.Mode;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the rows of an entity type, and refuses those that are not in ascending order. */
final class ArrivingRows {
  private static final Set<String> COMPLETE_COMMANDS = Set.of("", "keep");
  private static final Set<String> INCREMENTAL_COMMANDS =
      Set.of("insert", "update", "delete", "merge", "keep");
  private static final int FIRST_ATTRIBUTE = 2;

  /** PostgreSQL takes longer numbers, but nobody means them. */
  private static final int LONGEST_NUMBER = 1000;

  private final Set<String> commands;
  private final List<PropertyDefinition> properties;
  private final boolean status;
  private final CanonicalJson json;
  private final WireFormat wire;
  private String previousKey = "";

  ArrivingRows(EntityTypeDefinition type, Mode mode, InputStream csv) {
    this.commands = mode == Mode.INCREMENTAL ? INCREMENTAL_COMMANDS : COMPLETE_COMMANDS;
    this.properties = CanonicalJson.attributes(type);
    this.status = type.status() != null;
    this.json = new CanonicalJson(type);
    this.wire = new WireFormat(csv, header(type), false);
  }

  /** The next row, or null after the last. */
  @Nullable ArrivingRow next() {
    CsvRecord row = wire.next();
    if (row == null) {
      return null;
    }
    List<String> cells = row.getFields();
    String command = cells.get(0);
    if (!commands.contains(command)) {
      throw WireFormat.malformed("a row has a command that the mode does not know");
    }
    checkOrder(cells.get(1));
    String error = error(cells);
    return new ArrivingRow(
        command,
        cells.get(1),
        error == null ? json.write(cells, FIRST_ATTRIBUTE) : "{}",
        emptied(cells),
        status ? active(cells.get(cells.size() - 1)) : null,
        error);
  }

  private List<String> header(EntityTypeDefinition type) {
    var header = new ArrayList<>(List.of("command", type.key()));
    properties.forEach(property -> header.add(property.name()));
    if (status) {
      header.add("active");
    }
    return header;
  }

  private void checkOrder(String key) {
    // No key is empty, so none is before the first.
    if (key.indexOf('\0') >= 0 || KeyOrder.compare(previousKey, key) >= 0) {
      throw WireFormat.malformed("the keys are not all there, in strictly ascending byte order");
    }
    previousKey = key;
  }

  private @Nullable String error(List<String> cells) {
    for (int index = 0; index < properties.size(); index++) {
      String cell = cells.get(FIRST_ATTRIBUTE + index);
      if (cell.indexOf('\0') >= 0) {
        return RowError.NUL_CHARACTER;
      }
      PropertyType type = properties.get(index).type();
      if ((type == PropertyType.INTEGER || type == PropertyType.DECIMAL)
          && cell.length() > LONGEST_NUMBER) {
        return RowError.NUMBER_TOO_LONG;
      }
    }
    return null;
  }

  private List<String> emptied(List<String> cells) {
    List<String> emptied = List.of();
    for (int index = 0; index < properties.size(); index++) {
      if (cells.get(FIRST_ATTRIBUTE + index).equals(CanonicalJson.EMPTIED)) {
        emptied = emptied.isEmpty() ? new ArrayList<>() : emptied;
        emptied.add(properties.get(index).name());
      }
    }
    return emptied;
  }

  private static @Nullable Boolean active(String cell) {
    return switch (cell) {
      case "" -> null;
      case "true" -> true;
      case "false" -> false;
      default -> throw WireFormat.malformed("a cell of active is neither true nor false");
    };
  }
}
