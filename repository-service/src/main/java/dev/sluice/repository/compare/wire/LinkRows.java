package dev.sluice.repository.compare.wire;

import dev.sluice.contract.rows.RowCommand;
import dev.sluice.contract.rows.SortedHeader;
import dev.sluice.repository.compare.wire.WireReader.Commands;
import java.io.InputStream;

/**
 * The rows of an association, each with an owner and a target, with checks of what an agent may
 * send.
 */
public final class LinkRows {
  private static final String SET = RowCommand.SET.word();
  private static final String KEEP = RowCommand.KEEP.word();

  private LinkRows() {}

  /** Opens the rows of a complete or initial run, which have commands only if owners are kept. */
  public static WireReader ofComplete(InputStream csv) {
    return new WireReader(csv, SortedHeader.ofLinks(), Commands.OPTIONAL);
  }

  /** Opens the rows of a delta, which all have a command. */
  public static WireReader ofDelta(InputStream csv) {
    return new WireReader(csv, SortedHeader.ofLinks(), Commands.REQUIRED);
  }

  /** The command of a row of a delta. */
  public static String command(WireReader rows) {
    String command = rows.text(0);
    if (!RowCommand.OF_LINKS.contains(command)) {
      throw unknownCommand();
    }
    check(rows, 1, !command.equals(SET) && !command.equals(KEEP));
    return command;
  }

  /** Whether a row of a complete or initial run keeps the links of its owner. */
  public static boolean keeps(WireReader rows) {
    if (!rows.commands() || rows.start(0) == rows.end(0)) {
      return false;
    }
    if (!rows.text(0).equals(KEEP)) {
      throw unknownCommand();
    }
    return true;
  }

  /**
   * Refuses a row that no agent sends.
   *
   * @param owner the cell of the owner, which that of the target follows
   */
  public static void check(WireReader rows, int owner, boolean targetNeeded) {
    int target = owner + 1;
    if (rows.start(owner) == rows.end(owner)
        || (targetNeeded && rows.start(target) == rows.end(target))) {
      throw WireFormat.malformed("a link has no owner or no target");
    }
    if (hasNul(rows, owner) || hasNul(rows, target)) {
      throw WireFormat.malformed("a link has the character NUL");
    }
  }

  private static boolean hasNul(WireReader rows, int cell) {
    byte[] buffer = rows.buffer();
    int end = rows.end(cell);
    for (int position = rows.start(cell); position < end; position++) {
      if (buffer[position] == 0) {
        return true;
      }
    }
    return false;
  }

  private static RuntimeException unknownCommand() {
    return WireFormat.malformed("a row has a command that is not allowed in this mode");
  }
}
