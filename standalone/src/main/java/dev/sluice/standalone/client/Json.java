package dev.sluice.standalone.client;

import dev.sluice.standalone.screen.Printable;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes the API's JSON, and ignores members that only newer servers have. */
public final class Json {
  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private Json() {}

  public static <T> T read(JsonNode node, Class<T> type) {
    return MAPPER.treeToValue(node, type);
  }

  public static <T> List<T> items(JsonNode page, Class<T> type) {
    return page.path("items").valueStream().map(each -> read(each, type)).toList();
  }

  /** The cursor of what follows a page; empty after the last. */
  public static String next(JsonNode page) {
    return page.path("next").asString("");
  }

  /** The texts of a list, with commas between them. */
  public static String joined(JsonNode texts) {
    return texts.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
  }

  /** An object without members. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** As a script's reader likes it. */
  public static String pretty(JsonNode node) {
    return Printable.json(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node));
  }
}
