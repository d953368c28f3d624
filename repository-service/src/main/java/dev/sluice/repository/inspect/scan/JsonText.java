package dev.sluice.repository.inspect.scan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.databind.json.JsonMapper;

/** The text of a JSON value: strings without quotes and escapes, numbers and booleans unchanged. */
public final class JsonText {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private JsonText() {}

  /** Whether the value is a text. */
  public static boolean isQuoted(byte[] bytes, int start) {
    return bytes[start] == '"';
  }

  /** Whether the range has escapes, without which its bytes are the text. */
  public static boolean hasEscapes(byte[] bytes, int start, int end) {
    for (int position = start; position < end; position++) {
      if (bytes[position] == '\\') {
        return true;
      }
    }
    return false;
  }

  /** The text of a value. */
  public static String of(byte[] bytes, int start, int end) {
    if (!isQuoted(bytes, start)) {
      return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }
    return hasEscapes(bytes, start, end)
        ? JSON.readValue(Arrays.copyOfRange(bytes, start, end), String.class)
        : new String(bytes, start + 1, end - start - 2, StandardCharsets.UTF_8);
  }
}
