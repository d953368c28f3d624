package dev.sluice.repository.compare.match;

import dev.sluice.repository.compare.wire.WireFormat;
import dev.sluice.repository.plan.PlanPart;
import dev.sluice.repository.postgresql.CopyWriter;
import java.sql.Connection;
import java.util.Arrays;

/**
 * Writes links directly into a part of the plan, if an association has no links yet and both ends
 * are named by their keys: there is nothing to merge them with, and they arrive in the order of the
 * plan.
 */
public final class DirectLinks implements LinkMatch.KnownLinks, AutoCloseable {
  private final CopyWriter writer;
  private final String association;
  private long lastOwner;
  private byte[] lastTarget = {};
  private int lastLength;

  public DirectLinks(Connection connection, PlanPart part, String association) {
    this.writer = part.writer(connection);
    this.association = association;
  }

  /** The COPY that others over the same connection interrupt. */
  public CopyWriter writer() {
    return writer;
  }

  @Override
  public void add(
      long ownerId,
      byte[] owner,
      int ownerLength,
      long targetId,
      byte[] target,
      int start,
      int end) {
    if (isRepeated(ownerId, target, start, end)) {
      return;
    }
    writer
        .text(association)
        .text(owner, 0, ownerLength)
        .text(target, start, end)
        .text("insert")
        .number(ownerId)
        .number(targetId)
        .text(null)
        .text(null)
        .text(null)
        .endRow();
  }

  @Override
  public void close() {
    writer.close();
  }

  /** What arrives in order is repeated at once or never. */
  private boolean isRepeated(long ownerId, byte[] target, int start, int end) {
    int order =
        ownerId != lastOwner
            ? -1
            : Arrays.compareUnsigned(lastTarget, 0, lastLength, target, start, end);
    if (order > 0) {
      throw WireFormat.malformed("the targets of an owner are not in ascending byte order");
    }
    lastOwner = ownerId;
    lastLength = end - start;
    if (lastTarget.length < lastLength) {
      lastTarget = new byte[2 * lastLength];
    }
    System.arraycopy(target, start, lastTarget, 0, lastLength);
    return order == 0;
  }
}
