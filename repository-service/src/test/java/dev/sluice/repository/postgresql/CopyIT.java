package dev.sluice.repository.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.sluice.repository.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

class CopyIT {
  private static final List<String> AWKWARD =
      Arrays.asList(
          null,
          "",
          "\\N",
          "\\.",
          "\\",
          "a\tb",
          "a\nb\r\n",
          "\b\f\u000B",
          "\"{,}'",
          "é\uD83D\uDE00",
          "x".repeat(200_000) + "\\");

  @Test
  void readsWhatItWrote() throws SQLException {
    try (Connection connection = TestDatabase.fresh().getConnection()) {
      DSLContext dsl = DSL.using(connection, SQLDialect.POSTGRES);
      dsl.execute("CREATE TEMP TABLE copied (place bigint, value text, several text[])");
      try (CopyWriter writer = writer(connection, dsl)) {
        for (int place = 0; place < AWKWARD.size(); place++) {
          String value = AWKWARD.get(place);
          writer.number(place).text(value).texts(value == null ? List.of() : List.of(value, "b"));
          writer.endRow();
        }
        assertThat(writer.finish()).isEqualTo(AWKWARD.size());
      }

      List<String> read = new ArrayList<>();
      var rows =
          dsl.select(field(name("value")))
              .from(table(name("copied")))
              .orderBy(field(name("place")));
      try (BinaryCopyReader reader = BinaryCopyReader.of(connection, dsl, rows)) {
        while (reader.next()) {
          read.add(reader.text(0));
        }
      }
      assertThat(read).isEqualTo(AWKWARD);
      assertThat(
              dsl.fetchValue(
                  "SELECT count(*) FROM copied WHERE several[1] IS NOT DISTINCT FROM value"))
          .isEqualTo((long) AWKWARD.size());
    }
  }

  @Test
  void letsOneWriterInterruptAnother() throws SQLException {
    try (Connection connection = TestDatabase.fresh().getConnection()) {
      DSLContext dsl = DSL.using(connection, SQLDialect.POSTGRES);
      dsl.execute("CREATE TEMP TABLE copied (place bigint, value text, several text[])");
      dsl.execute("CREATE TEMP TABLE aside (value text)");
      try (CopyWriter writer = writer(connection, dsl);
          CopyWriter aside =
              CopyWriter.into(connection, dsl, table(name("aside")), field(name("value")))
                  .interrupting(writer)) {
        for (int place = 0; place < 2000; place++) {
          writer.number(place).text("x".repeat(500)).texts(List.of()).endRow();
          aside.text("y".repeat(100)).endRow();
        }
        assertThat(writer.finish()).isEqualTo(2000);
        assertThat(aside.finish()).isEqualTo(2000);
      }

      assertThat(dsl.fetchValue("SELECT count(DISTINCT place) FROM copied")).isEqualTo(2000L);
      assertThat(dsl.fetchValue("SELECT count(*) FROM aside")).isEqualTo(2000L);
    }
  }

  @Test
  void readsTheBinaryFormat() throws SQLException {
    try (Connection connection = TestDatabase.fresh().getConnection()) {
      DSLContext dsl = DSL.using(connection, SQLDialect.POSTGRES);
      dsl.execute("CREATE TEMP TABLE copied (place bigint, value text, several text[])");
      dsl.execute(
          "INSERT INTO copied VALUES (1, 'é', NULL), (-9223372036854775808, NULL, NULL),"
              + " (1311768467463790320, '', NULL)");
      var place = field(name("place"), Long.class);
      var rows =
          dsl.select(place, field(name("value")), place.gt(1L))
              .from(table(name("copied")))
              .orderBy(place);

      var read = new ArrayList<String>();
      try (BinaryCopyReader reader = BinaryCopyReader.of(connection, dsl, rows)) {
        while (reader.next()) {
          read.add(reader.number(0) + " " + reader.text(1) + " " + reader.truth(2));
          assertThat(reader.isNull(1)).isEqualTo(reader.text(1) == null);
        }
      }
      assertThat(read)
          .containsExactly(
              "-9223372036854775808 null false", "1 é false", "1311768467463790320  true");
      try (BinaryCopyReader reader =
          BinaryCopyReader.of(connection, dsl, dsl.select(place).from("copied").where("false"))) {
        assertThat(reader.next()).isFalse();
      }
      assertThat(dsl.fetchCount(table(name("copied")))).isEqualTo(3);
    }
  }

  @Test
  void leavesNothingAndAUsableConnectionWhenGivenUp() throws SQLException {
    try (Connection connection = TestDatabase.fresh().getConnection()) {
      DSLContext dsl = DSL.using(connection, SQLDialect.POSTGRES);
      dsl.execute("CREATE TEMP TABLE copied (place bigint, value text, several text[])");
      try (CopyWriter writer = writer(connection, dsl)) {
        // More than the buffer holds, so that the COPY has started.
        for (int place = 0; place < 2000; place++) {
          writer.number(place).text("x".repeat(500)).texts(List.of()).endRow();
        }
      }

      assertThat(dsl.fetchCount(table(name("copied")))).isZero();
    }
  }

  private static CopyWriter writer(Connection connection, DSLContext dsl) {
    return CopyWriter.into(
        connection,
        dsl,
        table(name("copied")),
        field(name("place")),
        field(name("value")),
        field(name("several")));
  }
}
