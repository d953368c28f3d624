package dev.sluice.repository.resource;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * A link as JSON; the ids only mark its place in a list.
 *
 * @param connectors who states it, by name
 */
record LinkView(
    String association,
    String ownerType,
    String ownerKey,
    String targetType,
    String targetKey,
    List<String> connectors,
    @JsonIgnore long ownerId,
    @JsonIgnore long targetId) {

  String cursor() {
    return PageCursor.write(association, Long.toString(ownerId), Long.toString(targetId));
  }
}
