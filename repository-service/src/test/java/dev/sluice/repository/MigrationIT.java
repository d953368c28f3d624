package dev.sluice.repository;

import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

class MigrationIT {
  @Test
  void startsWithoutResources() {
    assertThat(DSL.using(TestDatabase.fresh(), SQLDialect.POSTGRES).fetchCount(RESOURCE)).isZero();
  }
}
