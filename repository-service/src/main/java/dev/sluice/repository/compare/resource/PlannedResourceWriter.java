package dev.sluice.repository.compare.resource;

import dev.sluice.repository.compare.wire.ArrivingRows;
import dev.sluice.repository.compare.wire.JsonBytes;
import dev.sluice.repository.postgresql.CopyWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of {@link PlannedResourceTable}, from bytes if possible; inserts that need no
 * checks go directly into the plan.
 */
final class PlannedResourceWriter {
  private final CopyWriter writer;
  private final @Nullable DirectInserts direct;
  private final String connector;
  private final UniqueValueHashes claimed;
  private boolean overlays;

  PlannedResourceWriter(
      CopyWriter writer,
      @Nullable DirectInserts direct,
      String connector,
      UniqueValueHashes claimed) {
    this.writer = writer;
    this.direct = direct;
    this.connector = connector;
    this.claimed = claimed;
  }

  void insert(ArrivingRows row) {
    if (direct != null) {
      claimed.add(row);
      direct.write(row);
      return;
    }
    key(row.buffer(), row.keyStart(), row.keyEnd());
    writer.text("insert").text(null).text(null);
    attributes(row, row.activeUnlessSaid());
    end(false, null);
  }

  /** An update, or a deactivation if the row switches an active resource off. */
  void update(ArrivingRows row, StoredResources stored) {
    boolean overlay = stored.madeByPeople();
    overlays |= overlay;
    boolean active = row.activeUnlessSaid() && !stored.keptOff();
    key(row.buffer(), row.keyStart(), row.keyEnd());
    writer
        .text(stored.active() && !active ? "deactivate" : "update")
        .number(stored.id())
        .number(stored.version());
    attributes(row, active);
    end(overlay, null);
  }

  void delete(StoredResources stored) {
    key(stored.buffer(), stored.keyStart(), stored.keyEnd());
    writer.text("delete").number(stored.id()).number(stored.version());
    writer.truth(null).text(null).text(null);
    end(false, null);
  }

  /** Switches off a resource that is missing; its attributes and its connector stay. */
  void deactivate(StoredResources stored) {
    key(stored.buffer(), stored.keyStart(), stored.keyEnd());
    writer.text("deactivate").number(stored.id()).number(stored.version());
    writer.truth(false).text(null).text(stored.connector());
    end(false, null);
  }

  void error(ArrivingRows row, String code) {
    key(row.buffer(), row.keyStart(), row.keyEnd());
    writer.text(null).text(null).text(null).truth(null);
    if (row.rowError() == null) {
      JsonBytes json = row.attributes();
      writer.text(json.buffer(), JsonBytes.START, json.end());
    } else {
      writer.text(null);
    }
    writer.text(null);
    end(false, code);
  }

  /** Whether the attributes of a row join those that somebody else made. */
  boolean overlays() {
    return overlays;
  }

  private void key(byte[] bytes, int start, int end) {
    writer.text(bytes, start, end);
  }

  private void attributes(ArrivingRows row, boolean active) {
    claimed.add(row);
    JsonBytes json = row.attributes();
    writer.truth(active).text(json.buffer(), JsonBytes.START, json.end()).text(connector);
  }

  private void end(boolean overlay, @Nullable String code) {
    writer.truth(overlay).text(code).endRow();
  }
}
