package dev.sluice.repository.resource.stored;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads stored attributes; decimals keep all their digits. */
public final class StoredAttributes {
  private static final TypeReference<TreeMap<String, Object>> VALUES = new TypeReference<>() {};

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private StoredAttributes() {}

  /** The attributes, which are an object always. */
  public static ObjectNode read(String attributes) {
    return (ObjectNode) JSON.readTree(attributes);
  }

  /** The same as values, in order of their names. */
  public static Map<String, Object> values(String attributes) {
    return JSON.readValue(attributes, VALUES);
  }

  /** The same as text, as {@link #text} gives it, without those that are null. */
  public static Map<String, String> texts(String attributes) {
    Map<String, String> texts = new TreeMap<>();
    read(attributes)
        .forEachEntry(
            (property, value) -> {
              String text = text(value);
              if (text != null) {
                texts.put(property, text);
              }
            });
    return texts;
  }

  /** A value as PostgreSQL's operator {@code ->>} gives it; null if there is none. */
  public static @Nullable String text(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    return value.isNumber() ? value.decimalValue().toPlainString() : value.asString();
  }
}
