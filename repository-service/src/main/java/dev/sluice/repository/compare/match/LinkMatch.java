package dev.sluice.repository.compare.match;

import dev.sluice.repository.compare.memory.ResourceIdTable;
import dev.sluice.repository.compare.wire.WireFormat;
import dev.sluice.repository.compare.wire.WireReader;
import dev.sluice.repository.postgresql.CopyWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Separates the rows of a complete run whose two ends are known from rows that need the database,
 * which are passed on unchanged. If one row of an owner affects others, all rows of this owner go
 * to the database: owners with a rejected row or a pending link, and owners with several rows if
 * only one target is allowed.
 */
public final class LinkMatch {
  /** Takes the links both ends of which are known, with the values that named them. */
  public interface KnownLinks {
    void add(
        long ownerId,
        byte[] owner,
        int ownerLength,
        long targetId,
        byte[] target,
        int start,
        int end);
  }

  private final ResourceIdTable owners;
  private final ResourceIdTable targets;
  private final ResourceIdTable pendingOwners;
  private final KnownLinks known;
  private final boolean one;
  private byte[] owner = {};
  private int ownerLength = -1;
  private long ownerId;
  private boolean apart;
  private boolean hasRows;
  private long position;
  // Where one target is allowed, a row waits until the next one is known to have another owner.
  private boolean waiting;
  private long waitingPosition;
  private byte[] waitingTarget = {};
  private long waitingTargetId;

  /**
   * Makes a match.
   *
   * @param pendingOwners the owners that have pending links; if it is full, any may have some
   */
  public LinkMatch(
      ResourceIdTable owners,
      ResourceIdTable targets,
      ResourceIdTable pendingOwners,
      KnownLinks known,
      boolean one) {
    this.owners = owners;
    this.targets = targets;
    this.pendingOwners = pendingOwners;
    this.known = known;
    this.one = one;
  }

  /** Reads all rows and writes those that are to be judged. */
  public void read(WireReader rows, CopyWriter arriving) {
    var batch = new LinkBatch();
    while (batch.fill(rows, owners, targets)) {
      for (int row = 0; row < batch.size(); row++) {
        position++;
        if (!isSameOwner(batch, row)) {
          release(arriving);
          nextOwner(batch, row);
        }
        if (batch.keeps(row)) {
          keep(batch, row, arriving);
        } else {
          link(batch, row, arriving);
        }
      }
    }
    release(arriving);
  }

  /** Rows with one owner stand together, which tells where the rows of an owner end. */
  private boolean isSameOwner(LinkBatch batch, int row) {
    int order =
        ownerLength < 0
            ? -1
            : Arrays.compareUnsigned(
                owner,
                0,
                ownerLength,
                batch.ownerBytes(),
                batch.ownerStart(row),
                batch.ownerEnd(row));
    if (order > 0) {
      throw WireFormat.malformed("the owners of links are not in ascending byte order");
    }
    return order == 0;
  }

  private void nextOwner(LinkBatch batch, int row) {
    int start = batch.ownerStart(row);
    ownerLength = batch.ownerEnd(row) - start;
    if (owner.length < ownerLength) {
      owner = new byte[2 * ownerLength];
    }
    System.arraycopy(batch.ownerBytes(), start, owner, 0, ownerLength);
    ownerId = batch.ownerId(row);
    apart = ownerId == ResourceIdTable.NONE || mayBePending();
    hasRows = false;
  }

  private boolean mayBePending() {
    return pendingOwners.isFull()
        || pendingOwners.find(owner, 0, ownerLength) != ResourceIdTable.NONE;
  }

  private void keep(LinkBatch batch, int row, CopyWriter arriving) {
    if (hasRows) {
      throw WireFormat.malformed("the owner of a link is kept after its first link");
    }
    apart = true;
    write(arriving, "keep", owner(), batch.target(row), position);
  }

  private void link(LinkBatch batch, int row, CopyWriter arriving) {
    if (one && hasRows) {
      apart = true;
      release(arriving);
    }
    hasRows = true;
    long targetId = batch.targetId(row);
    int start = batch.targetStart(row);
    int end = batch.targetEnd(row);
    if (apart || (targetId == ResourceIdTable.NONE && !one)) {
      write(arriving, "", owner(), batch.target(row), position);
    } else if (one) {
      waiting = true;
      waitingPosition = position;
      waitingTarget = Arrays.copyOfRange(batch.targetBytes(), start, end);
      waitingTargetId = targetId;
    } else {
      known.add(ownerId, owner, ownerLength, targetId, batch.targetBytes(), start, end);
    }
  }

  /** Lets the waiting row go where it belongs. */
  private void release(CopyWriter arriving) {
    if (waiting) {
      waiting = false;
      if (apart || waitingTargetId == ResourceIdTable.NONE) {
        String target = new String(waitingTarget, StandardCharsets.UTF_8);
        write(arriving, "", owner(), target, waitingPosition);
      } else {
        known.add(
            ownerId, owner, ownerLength, waitingTargetId, waitingTarget, 0, waitingTarget.length);
      }
    }
  }

  private String owner() {
    return new String(owner, 0, ownerLength, StandardCharsets.UTF_8);
  }

  private static void write(
      CopyWriter arriving, String command, String owner, String target, long position) {
    arriving.number(position).text(command).text(owner).text(target).endRow();
  }
}
