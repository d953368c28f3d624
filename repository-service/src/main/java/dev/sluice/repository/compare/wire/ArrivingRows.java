package dev.sluice.repository.compare.wire;

import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.rows.RowCommand;
import dev.sluice.contract.rows.SortedHeader;
import dev.sluice.contract.run.Mode;
import dev.sluice.repository.compare.wire.WireReader.Commands;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Iterates over the rows of an entity type, and refuses rows that are not in ascending order.
 * Everything that it returns is about the row that {@link #next} moved to.
 */
public final class ArrivingRows {
  private static final String KEEP = RowCommand.KEEP.word();

  private final Set<String> commands;
  private final List<PropertyDefinition> properties;
  private final boolean status;
  private final CanonicalJson json;
  private final WireReader wire;

  /** The column of the key, after which the attributes start. */
  private final int key;

  private byte[] previousKey = {};
  private int previousLength;
  private String command = "";
  private @Nullable String error;
  private @Nullable Boolean active;

  public ArrivingRows(EntityTypeDefinition type, Mode mode, InputStream csv) {
    boolean incremental = mode == Mode.INCREMENTAL;
    this.commands = incremental ? RowCommand.OF_RESOURCES : RowCommand.OF_COMPLETE_RUNS;
    this.properties = SortedHeader.attributes(type);
    this.status = type.status() != null;
    this.json = new CanonicalJson(type);
    // A whole file without rejected rows is sent as the agent has it.
    this.wire =
        new WireReader(
            csv, SortedHeader.of(type), incremental ? Commands.REQUIRED : Commands.OPTIONAL);
    this.key = wire.commands() ? 1 : 0;
  }

  /** Moves to the next row; false after the last. */
  public boolean next() {
    if (!wire.next()) {
      return false;
    }
    // The usual command is an empty cell, for which no text is made.
    command = wire.commands() && wire.start(0) < wire.end(0) ? wire.text(0) : "";
    if (wire.commands() && !commands.contains(command)) {
      throw WireFormat.malformed("a row has a command that is not allowed in this mode");
    }
    checkOrder();
    error = json.write(wire, key + 1) ? null : error();
    active = status ? active(wire.cells() - 1) : null;
    return true;
  }

  /** Empty in complete and initial runs, or {@code keep}. */
  public String command() {
    return command;
  }

  /** Whether the row only says that its resource is there. */
  public boolean keeps() {
    return command.equals(KEEP);
  }

  public byte[] buffer() {
    return wire.buffer();
  }

  public int keyStart() {
    return wire.start(key);
  }

  public int keyEnd() {
    return wire.end(key);
  }

  /** Where the cell of an attribute starts, by its place among the attributes. */
  public int start(int attribute) {
    return wire.start(key + 1 + attribute);
  }

  public int end(int attribute) {
    return wire.end(key + 1 + attribute);
  }

  /** The values that the row has; of no use if it is a row error. */
  public JsonBytes attributes() {
    return json.written();
  }

  /** What the status column says; null if it says nothing. */
  public @Nullable Boolean active() {
    return active;
  }

  public boolean activeUnlessSaid() {
    return active == null || active;
  }

  /** The code of the row error that is plain from the row alone. */
  public @Nullable String rowError() {
    return error;
  }

  /** The properties that the row empties. */
  public List<String> emptied() {
    List<String> emptied = List.of();
    for (int index = 0; index < properties.size(); index++) {
      if (CanonicalJson.isEmptied(wire.buffer(), start(index), end(index))) {
        emptied = emptied.isEmpty() ? new ArrayList<>() : emptied;
        emptied.add(properties.get(index).name());
      }
    }
    return emptied;
  }

  private void checkOrder() {
    byte[] bytes = wire.buffer();
    int start = keyStart();
    int end = keyEnd();
    // No key is empty, so none is before the first.
    if (has(bytes, start, end, (byte) 0)
        || Arrays.compareUnsigned(previousKey, 0, previousLength, bytes, start, end) >= 0) {
      throw WireFormat.malformed("the keys are not complete and in strictly ascending byte order");
    }
    previousLength = end - start;
    if (previousKey.length < previousLength) {
      previousKey = new byte[2 * previousLength];
    }
    System.arraycopy(bytes, start, previousKey, 0, previousLength);
  }

  /** Why the attributes could not be written. */
  private String error() {
    for (int index = 0; index < properties.size(); index++) {
      if (has(wire.buffer(), start(index), end(index), (byte) 0)) {
        return RowError.NUL_CHARACTER;
      }
      PropertyType type = properties.get(index).type();
      if ((type == PropertyType.INTEGER || type == PropertyType.DECIMAL)
          && end(index) - start(index) > Numbers.LONGEST) {
        return RowError.NUMBER_TOO_LONG;
      }
    }
    throw WireFormat.malformed("a cell is neither a number nor a truth value");
  }

  private static boolean has(byte[] bytes, int start, int end, byte sought) {
    for (int position = start; position < end; position++) {
      if (bytes[position] == sought) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Boolean active(int cell) {
    return switch (wire.text(cell)) {
      case "" -> null;
      case "true" -> true;
      case "false" -> false;
      default -> throw WireFormat.malformed("a cell of active is neither true nor false");
    };
  }
}
