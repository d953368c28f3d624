package dev.sluice.repository.resource;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** A link as JSON; the ids only mark its place in a list. */
record LinkView(
    String association,
    String ownerType,
    String ownerKey,
    String targetType,
    String targetKey,
    @JsonIgnore long ownerId,
    @JsonIgnore long targetId) {

  String cursor() {
    return PageCursor.write(association, Long.toString(ownerId), Long.toString(targetId));
  }
}
