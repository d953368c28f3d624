package dev.sluice.repository.compare;

import dev.sluice.repository.plan.CopyWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Tells the rows of a complete run whose two ends are known from those that {@link LinkPlan} has to
 * judge one by one, which go on as they arrived. So do all rows of an owner where one row decides
 * about another: of those with a rejected row or a pending link, and of those with several rows
 * where one target is allowed.
 */
final class LinkMatch {
  /** Takes the links both ends of which are known, with the values that named them. */
  interface KnownLinks {
    void add(
        long ownerId,
        byte[] owner,
        int ownerLength,
        long targetId,
        byte[] target,
        int start,
        int end);
  }

  private final EndTable owners;
  private final EndTable targets;
  private final KnownLinks known;
  private final boolean one;
  private byte[] owner = {};
  private int ownerLength = -1;
  private long ownerId;
  private boolean apart;
  private boolean hasRows;
  private boolean kept;
  private long position;
  // Where one target is allowed, a row waits until the next one is known to have another owner.
  private boolean waiting;
  private long waitingPosition;
  private byte[] waitingTarget = {};
  private long waitingTargetId;

  LinkMatch(EndTable owners, EndTable targets, KnownLinks known, boolean one) {
    this.owners = owners;
    this.targets = targets;
    this.known = known;
    this.one = one;
  }

  /** Reads all rows, those that are to be judged into {@code arriving_link}. */
  void read(WireReader rows, CopyWriter arriving) {
    int first = rows.commands() ? 1 : 0;
    while (rows.next()) {
      boolean keep = ArrivingLinks.keeps(rows);
      ArrivingLinks.check(rows, first, !keep);
      position++;
      if (!isSameOwner(rows, first)) {
        release(arriving);
        nextOwner(rows, first);
      }
      if (keep) {
        keep(rows, first, arriving);
      } else {
        link(rows, first + 1, arriving);
      }
    }
    release(arriving);
  }

  /** Whether there was a row that keeps the links of an owner. */
  boolean kept() {
    return kept;
  }

  /** Rows with one owner stand together, which tells where the rows of an owner end. */
  private boolean isSameOwner(WireReader rows, int cell) {
    int order =
        ownerLength < 0
            ? -1
            : Arrays.compareUnsigned(
                owner, 0, ownerLength, rows.buffer(), rows.start(cell), rows.end(cell));
    if (order > 0) {
      throw WireFormat.malformed("the owners of links are not in ascending byte order");
    }
    return order == 0;
  }

  private void nextOwner(WireReader rows, int cell) {
    int start = rows.start(cell);
    ownerLength = rows.end(cell) - start;
    if (owner.length < ownerLength) {
      owner = new byte[2 * ownerLength];
    }
    System.arraycopy(rows.buffer(), start, owner, 0, ownerLength);
    long place = owners.find(owner, 0, ownerLength);
    ownerId = place == EndTable.NONE ? LinkEnds.DELETED : owners.id(place);
    apart = ownerId == LinkEnds.DELETED || owners.isMarked(place);
    hasRows = false;
  }

  private void keep(WireReader rows, int ownerCell, CopyWriter arriving) {
    if (hasRows) {
      throw WireFormat.malformed("the owner of a link is kept after its first link");
    }
    apart = true;
    kept = true;
    write(arriving, "keep", rows.text(ownerCell), rows.text(ownerCell + 1), position);
  }

  private void link(WireReader rows, int cell, CopyWriter arriving) {
    if (one && hasRows) {
      apart = true;
      release(arriving);
    }
    hasRows = true;
    long targetId = apart ? LinkEnds.DELETED : target(rows, cell);
    if (apart || (targetId == LinkEnds.DELETED && !one)) {
      write(arriving, "", owner(), rows.text(cell), position);
    } else if (one) {
      waiting = true;
      waitingPosition = position;
      waitingTarget = Arrays.copyOfRange(rows.buffer(), rows.start(cell), rows.end(cell));
      waitingTargetId = targetId;
    } else {
      known.add(
          ownerId, owner, ownerLength, targetId, rows.buffer(), rows.start(cell), rows.end(cell));
    }
  }

  /** Lets the waiting row go where it belongs. */
  private void release(CopyWriter arriving) {
    if (waiting) {
      waiting = false;
      if (apart || waitingTargetId == LinkEnds.DELETED) {
        String target = new String(waitingTarget, StandardCharsets.UTF_8);
        write(arriving, "", owner(), target, waitingPosition);
      } else {
        known.add(
            ownerId, owner, ownerLength, waitingTargetId, waitingTarget, 0, waitingTarget.length);
      }
    }
  }

  private long target(WireReader rows, int cell) {
    long place = targets.find(rows.buffer(), rows.start(cell), rows.end(cell));
    return place == EndTable.NONE ? LinkEnds.DELETED : targets.id(place);
  }

  private String owner() {
    return new String(owner, 0, ownerLength, StandardCharsets.UTF_8);
  }

  private static void write(
      CopyWriter arriving, String command, String owner, String target, long position) {
    arriving.number(position).text(command).text(owner).text(target).endRow();
  }
}
