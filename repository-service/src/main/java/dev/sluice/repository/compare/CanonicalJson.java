package dev.sluice.repository.compare;

import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Writes the attributes of a row as PostgreSQL writes them as {@code jsonb}: names by length and
 * then by bytes, {@code ": "} and {@code ", "} between, the same escapes. So the hash of an
 * arriving row can be compared with the stored one before the row is sent anywhere. The key is not
 * among the attributes; it stands with the resource.
 */
final class CanonicalJson {
  /** What a delta says for an attribute that is to be emptied. */
  static final String EMPTIED = "NULL_NULL";

  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");
  private static final Pattern NEGATIVE_ZERO = Pattern.compile("-0(\\.0+)?");
  private static final char[] HEXADECIMAL = "0123456789abcdef".toCharArray();

  private final List<Member> members;

  CanonicalJson(EntityTypeDefinition type) {
    List<PropertyDefinition> properties = attributes(type);
    this.members =
        IntStream.range(0, properties.size())
            .mapToObj(index -> Member.of(index, properties.get(index)))
            .sorted(
                Comparator.comparing(
                    member -> utf8(member.property().name()), CanonicalJson::byLengthThenBytes))
            .toList();
  }

  /** The properties that are kept as attributes, in the order of the wire's columns. */
  static List<PropertyDefinition> attributes(EntityTypeDefinition type) {
    return type.properties().stream()
        .filter(property -> !property.name().equals(type.key()))
        .toList();
  }

  /** The object with the values of these cells, which start at {@code offset}; empty ones lack. */
  String write(List<String> cells, int offset) {
    var json = new StringBuilder("{");
    for (Member member : members) {
      String cell = cells.get(offset + member.index());
      if (!cell.isEmpty() && !cell.equals(EMPTIED)) {
        json.append(json.length() == 1 ? "" : ", ").append(member.prefix());
        member.appendValue(json, cell);
      }
    }
    return json.append('}').toString();
  }

  private static int byLengthThenBytes(byte[] left, byte[] right) {
    return left.length != right.length
        ? Integer.compare(left.length, right.length)
        : Arrays.compareUnsigned(left, right);
  }

  private static byte[] utf8(String name) {
    return name.getBytes(StandardCharsets.UTF_8);
  }

  private record Member(int index, PropertyDefinition property, String prefix) {
    static Member of(int index, PropertyDefinition property) {
      var prefix = new StringBuilder();
      appendString(prefix, property.name());
      return new Member(index, property, prefix.append(": ").toString());
    }

    void appendValue(StringBuilder json, String cell) {
      switch (property.type()) {
        case INTEGER, DECIMAL -> {
          if (!NUMBER.matcher(cell).matches()) {
            throw WireFormat.malformed("a cell of " + property.name() + " is no number");
          }
          json.append(NEGATIVE_ZERO.matcher(cell).matches() ? cell.substring(1) : cell);
        }
        case BOOLEAN -> {
          if (!cell.equals("true") && !cell.equals("false")) {
            throw WireFormat.malformed(
                "a cell of " + property.name() + " is neither true nor false");
          }
          json.append(cell);
        }
        case STRING, DATE, INSTANT, LOCALE -> appendString(json, cell);
      }
    }
  }

  private static void appendString(StringBuilder json, String value) {
    json.append('"');
    for (int position = 0; position < value.length(); position++) {
      char each = value.charAt(position);
      switch (each) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\b' -> json.append("\\b");
        case '\f' -> json.append("\\f");
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> {
          if (each < ' ') {
            json.append("\\u00").append(HEXADECIMAL[each >> 4]).append(HEXADECIMAL[each & 15]);
          } else {
            json.append(each);
          }
        }
      }
    }
    json.append('"');
  }
}
