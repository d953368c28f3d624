package dev.sluice.repository.resource;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.sluice.repository.jooq.tables.records.ResourceRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A resource as JSON.
 *
 * @param id a text, since not every reader of JSON has whole numbers of 64 bits
 * @param attributes as they are stored, which is JSON already
 * @param switchedOffBy {@code run} or {@code person}, if it is not active: what a person switched
 *     off, no run switches on
 */
public record ResourceView(
    String id,
    String entityType,
    String key,
    @JsonRawValue String attributes,
    String origin,
    @Nullable String connector,
    boolean active,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String switchedOffBy,
    long version,
    Instant updatedAt) {

  public static ResourceView of(ResourceRecord resource) {
    return new ResourceView(
        resource.getId().toString(),
        resource.getEntityType(),
        resource.getKey(),
        resource.getAttributes().data(),
        resource.getOrigin(),
        resource.getConnector(),
        resource.getActive(),
        resource.getActive() ? null : resource.getKeptOff() ? "person" : "run",
        resource.getVersion(),
        resource.getUpdatedAt().toInstant());
  }

  /** The version as HTTP has it, for {@code If-Match}. */
  public String etag() {
    return "\"" + version + "\"";
  }
}
