package dev.sluice.repository.resource.manual;

import dev.sluice.repository.rest.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the JSON of manual changes: unknown and duplicate members are refused, and decimals keep
 * all their digits. Messages never quote the request.
 */
final class RequestBodies {
  private static final int MAXIMUM_BYTES = 8 * 1024 * 1024;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private RequestBodies() {}

  /** A resource to be made. */
  record NewResource(String entityType, String key, ObjectNode attributes, boolean active) {}

  /**
   * A change of a resource.
   *
   * @param attributes those to be changed; null empties one
   * @param version the version that was read, if the sender says so
   */
  record Patch(ObjectNode attributes, @Nullable Boolean active, @Nullable Long version) {}

  static NewResource newResource(InputStream body) throws IOException {
    ObjectNode object = object(body, List.of("entityType", "key", "attributes", "active"));
    Boolean active = flag(object);
    return new NewResource(
        text(object, "entityType"),
        text(object, "key"),
        attributes(object),
        active == null || active);
  }

  static Patch patch(InputStream body) throws IOException {
    ObjectNode object = object(body, List.of("attributes", "active", "version"));
    JsonNode version = object.path("version");
    if (!version.isMissingNode() && !version.canConvertToLong()) {
      throw ProblemException.invalid("version", "a whole number");
    }
    return new Patch(
        attributes(object), flag(object), version.isMissingNode() ? null : version.longValue());
  }

  private static ObjectNode object(InputStream body, List<String> members) throws IOException {
    byte[] bytes = body.readNBytes(MAXIMUM_BYTES + 1);
    if (bytes.length > MAXIMUM_BYTES) {
      throw ResourceProblems.tooLarge();
    }
    JsonNode node;
    try {
      node = JSON.readTree(bytes);
    } catch (JacksonException e) {
      TokenStreamLocation place = e.getLocation();
      throw ProblemException.invalid(
          "body",
          place == null
              ? "not valid JSON"
              : "not valid JSON, see line "
                  + place.getLineNr()
                  + ", column "
                  + place.getColumnNr());
    }
    if (!(node instanceof ObjectNode object)) {
      throw ProblemException.invalid("body", "a JSON object");
    }
    for (String name : object.propertyNames()) {
      if (!members.contains(name)) {
        throw ProblemException.invalid("body", "only the members " + String.join(", ", members));
      }
    }
    return object;
  }

  private static String text(ObjectNode object, String name) {
    JsonNode value = object.path(name);
    if (!value.isString() || value.asString().isBlank()) {
      throw ProblemException.invalid(name, "a text");
    }
    return value.asString();
  }

  private static ObjectNode attributes(ObjectNode object) {
    JsonNode attributes = object.path("attributes");
    if (attributes.isMissingNode()) {
      return JSON.createObjectNode();
    }
    if (attributes instanceof ObjectNode members) {
      return members;
    }
    throw ProblemException.invalid("attributes", "an object");
  }

  private static @Nullable Boolean flag(ObjectNode object) {
    JsonNode value = object.path("active");
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw ProblemException.invalid("active", "true or false");
    }
    return value.isMissingNode() ? null : (Boolean) value.booleanValue();
  }
}
