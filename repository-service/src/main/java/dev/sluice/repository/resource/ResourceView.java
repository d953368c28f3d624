package dev.sluice.repository.resource;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.sluice.repository.jooq.tables.records.ResourceRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A resource as JSON.
 *
 * @param id a text, since not every reader of JSON has whole numbers of 64 bits
 * @param attributes as they are stored, which is JSON already
 */
record ResourceView(
    String id,
    String entityType,
    String key,
    @JsonRawValue String attributes,
    String origin,
    @Nullable String connector,
    boolean active,
    long version,
    Instant updatedAt) {

  static ResourceView of(ResourceRecord resource) {
    return new ResourceView(
        resource.getId().toString(),
        resource.getEntityType(),
        resource.getKey(),
        resource.getAttributes().data(),
        resource.getOrigin(),
        resource.getConnector(),
        resource.getActive(),
        resource.getVersion(),
        resource.getUpdatedAt().toInstant());
  }

  String cursor() {
    return PageCursor.write(entityType, key);
  }
}
