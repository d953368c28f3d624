package dev.sluice.repository.compare.wire;

import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.rows.EmptiedCell;
import dev.sluice.contract.rows.SortedHeader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Writes the attributes of a row in PostgreSQL's text form of {@code jsonb}: names ordered by
 * length and then by bytes, with {@code ": "} and {@code ", "}, and the same escapes. So the hash
 * of an arriving row can be compared with the stored hash before the row is sent anywhere. The key
 * is not an attribute; it is stored with the resource.
 */
public final class CanonicalJson {
  private static final byte[] EMPTIED_BYTES = utf8(EmptiedCell.TEXT);
  private static final byte[] TRUE = utf8("true");
  private static final byte[] FALSE = utf8("false");

  private final Member[] members;
  private final JsonBytes json = new JsonBytes();

  CanonicalJson(EntityTypeDefinition type) {
    List<PropertyDefinition> properties = attributes(type);
    this.members =
        IntStream.range(0, properties.size())
            .mapToObj(index -> new Member(index, properties.get(index)))
            .sorted(Comparator.comparing(member -> member.name, CanonicalJson::byLengthThenBytes))
            .toArray(Member[]::new);
  }

  /** The properties that are kept as attributes, in the order of the wire's columns. */
  public static List<PropertyDefinition> attributes(EntityTypeDefinition type) {
    return SortedHeader.attributes(type);
  }

  public static boolean isEmptied(byte[] bytes, int start, int end) {
    return equal(bytes, start, end, EMPTIED_BYTES);
  }

  /**
   * Writes the object with the values of a row's cells, which start at a column; empty ones lack.
   *
   * @return false if a cell can be no value, and what was written is of no use
   */
  boolean write(WireReader row, int column) {
    byte[] bytes = row.buffer();
    json.begin();
    for (Member member : members) {
      int start = row.start(column + member.index);
      int end = row.end(column + member.index);
      if (start < end && !isEmptied(bytes, start, end) && !member.write(json, bytes, start, end)) {
        return false;
      }
    }
    json.finish();
    return true;
  }

  /** What was written last. */
  JsonBytes written() {
    return json;
  }

  private static boolean equal(byte[] bytes, int start, int end, byte[] other) {
    return end - start == other.length && Arrays.equals(bytes, start, end, other, 0, other.length);
  }

  private static int byLengthThenBytes(byte[] left, byte[] right) {
    return left.length != right.length
        ? Integer.compare(left.length, right.length)
        : Arrays.compareUnsigned(left, right);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** One property; its name is written once and copied from then on. */
  private static final class Member {
    private final int index;
    private final PropertyType type;
    private final byte[] name;
    private final byte[] prefix;

    Member(int index, PropertyDefinition property) {
      this.index = index;
      this.type = property.type();
      this.name = utf8(property.name());
      this.prefix = JsonBytes.prefix(name);
    }

    boolean write(JsonBytes json, byte[] bytes, int start, int end) {
      json.member(prefix, end - start);
      return switch (type) {
        case INTEGER, DECIMAL -> number(json, bytes, start, end);
        case BOOLEAN ->
            (equal(bytes, start, end, TRUE) || equal(bytes, start, end, FALSE))
                && json.plain(bytes, start, end);
        case STRING, DATE, INSTANT, LOCALE -> json.text(bytes, start, end);
      };
    }

    private static boolean number(JsonBytes json, byte[] bytes, int start, int end) {
      return Numbers.isNumber(bytes, start, end)
          && json.plain(bytes, Numbers.isNegativeZero(bytes, start, end) ? start + 1 : start, end);
    }
  }
}
