package dev.sluice.repository.compare.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.OnMissing;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.definition.Scope;
import dev.sluice.contract.rows.EmptiedCell;
import dev.sluice.repository.TestDatabase;
import dev.sluice.repository.jooq.Routines;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Java and PostgreSQL write and hash the same attributes alike. */
class CanonicalJsonIT {
  private static final DSLContext DATABASE = DSL.using(TestDatabase.fresh(), SQLDialect.POSTGRES);
  private static final EntityTypeDefinition TYPE =
      new EntityTypeDefinition(
          "Thing",
          "things",
          "id",
          OnMissing.DELETE,
          Scope.CONNECTOR,
          false,
          null,
          Stream.of(
                  property("id", PropertyType.STRING),
                  property("zz", PropertyType.STRING),
                  property("a", PropertyType.STRING),
                  property("longer", PropertyType.DECIMAL),
                  property("B", PropertyType.INTEGER),
                  property("é", PropertyType.BOOLEAN))
              .toList(),
          Map.of());

  @Example
  void agreesOnNothing() {
    agrees(List.of("", "", "", "", ""));
  }

  @Example
  void agreesOnAwkwardValues() {
    for (String awkward :
        List.of(
            "\"",
            "\\",
            "\\u0041",
            "/",
            "\b\f\n\r\t",
            "\u0001\u001f\u007f\u0080",
            "é",
            "e\u0301",
            "\u2028\u2029",
            "\uFEFF",
            "\uFFFF",
            "\uD83D\uDE00",
            "NULL",
            "{}",
            " ")) {
      agrees(List.of(awkward, "x" + awkward, "-0.000", "-0", "true"));
    }
    for (String number : List.of("0", "-1", "0.1", "123456789012345678901234567890.5", "-0.5")) {
      agrees(List.of("", "", number, "12345678901234567890123", "false"));
    }
  }

  @Property(tries = 200)
  void agrees(
      @ForAll("texts") String one,
      @ForAll("texts") String two,
      @ForAll java.math.BigDecimal decimal,
      @ForAll long integer,
      @ForAll boolean truth) {
    agrees(
        List.of(
            one,
            two,
            decimal.stripTrailingZeros().toPlainString(),
            Long.toString(integer),
            Boolean.toString(truth)));
  }

  @Property(tries = 200)
  void ordersKeysAsPostgresDoes(@ForAll("texts") String one, @ForAll("texts") String other) {
    Integer order =
        DATABASE
            .resultQuery(
                "SELECT CASE WHEN {0} COLLATE \"C\" < {1} THEN -1 WHEN {0} = {1} THEN 0 ELSE 1 END",
                DSL.val(one), DSL.val(other))
            .fetchSingle(0, Integer.class);

    int unsigned =
        Arrays.compareUnsigned(
            one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    assertThat(Integer.signum(unsigned)).isEqualTo(order);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .all()
        .ofMaxLength(12)
        .filter(
            text ->
                text.indexOf('\0') < 0
                    && text.chars().noneMatch(each -> Character.isSurrogate((char) each)))
        .flatMap(
            text -> Arbitraries.of("", "\uD83D\uDE00", "\uFFEE", "\\\"").map(end -> text + end));
  }

  private static void agrees(List<String> cells) {
    Assume.that(!cells.contains(EmptiedCell.TEXT));
    var json = new CanonicalJson(TYPE);
    assertThat(json.write(row(cells), 0)).isTrue();
    JsonBytes bytes = json.written();
    String written =
        new String(
            bytes.buffer(), JsonBytes.START, bytes.end() - JsonBytes.START, StandardCharsets.UTF_8);

    String stored =
        DATABASE
            .resultQuery("SELECT {0}::jsonb::text", DSL.val(written))
            .fetchSingle(0, String.class);
    assertThat(written).isEqualTo(stored);
    for (boolean active : new boolean[] {true, false}) {
      byte[] hash =
          DATABASE
              .select(Routines.resourceHash(DSL.val(active), DSL.val(JSONB.valueOf(written))))
              .fetchSingle()
              .value1();
      byte[] planned =
          DATABASE
              .select(Routines.plannedHash(DSL.val(active), DSL.val(JSON.valueOf(written))))
              .fetchSingle()
              .value1();
      assertThat(planned).isEqualTo(hash);
      var computed = new ContentHash();
      computed.compute(active, bytes);
      assertThat(new long[] {computed.first(), computed.second()})
          .containsExactly(ByteBuffer.wrap(hash).getLong(), ByteBuffer.wrap(hash).getLong(8));
    }
  }

  private static WireReader row(List<String> cells) {
    List<String> header = List.of("1", "2", "3", "4", "5");
    String csv =
        Stream.of(header, cells)
            .map(
                row ->
                    row.stream()
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(",", "", "\n")))
            .collect(Collectors.joining());
    var reader =
        new WireReader(
            new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
            header,
            WireReader.Commands.NONE);
    assertThat(reader.next()).isTrue();
    return reader;
  }

  private static PropertyDefinition property(String name, PropertyType type) {
    return new PropertyDefinition(name, name, type, null, false, false);
  }
}
