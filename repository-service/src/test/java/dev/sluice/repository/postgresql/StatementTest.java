package dev.sluice.repository.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.val;

import java.util.Map;
import org.jooq.QueryPart;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

class StatementTest {
  private static final Statement DELETE =
      Statement.of(
          "run, table, before",
          "DELETE FROM {table} WHERE run = {run} AND place < {before} AND of <> {run}");

  @Test
  void putsArgumentsWhereTheirNamesAre() {
    assertThat(
            rendered(
                DELETE,
                Map.of("table", name("row"), "run", val("a"), "before", val(3), "other", val(4))))
        .isEqualTo("DELETE FROM \"row\" WHERE run = 'a' AND place < 3 AND of <> 'a'");
  }

  @Test
  void bindsWhatAnArgumentSays() {
    assertThat(rendered(Statement.of("key", "SELECT {key}"), Map.of("key", val("{key} ' {0}"))))
        .isEqualTo("SELECT '{key} '' {0}'");
  }

  @Test
  void needsNoArguments() {
    assertThat(rendered(Statement.of("SELECT '{}'::jsonb"), Map.of()))
        .isEqualTo("SELECT '{}'::jsonb");
  }

  @Test
  void refusesNameThatItDoesNotTake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Statement.of("run", "SELECT {run}, {assocation}"))
        .withMessage("the statement takes the arguments [run] and has [run, assocation]");
  }

  @Test
  void refusesNameThatItDoesNotUse() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Statement.of("run, type", "SELECT {run}"))
        .withMessage("the statement takes the arguments [run, type] and has [run]");
  }

  @Test
  void refusesPlacesInsteadOfNames() {
    assertThatIllegalArgumentException().isThrownBy(() -> Statement.of("SELECT {0}"));
  }

  @Test
  void refusesToRunWithoutAnArgument() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DELETE.with(Map.of("table", name("row"), "run", val("a"))))
        .withMessage("the argument before is missing");
  }

  private static String rendered(Statement statement, Map<String, QueryPart> arguments) {
    return DSL.using(SQLDialect.POSTGRES).renderInlined(statement.with(arguments));
  }
}
