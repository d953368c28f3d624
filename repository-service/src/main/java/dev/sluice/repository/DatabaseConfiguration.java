package dev.sluice.repository;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jdbc.repository.config.AbstractJdbcConfiguration;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;

/** The database, and how aggregates are stored in it. */
@Configuration
@EnableJdbcRepositories
class DatabaseConfiguration extends AbstractJdbcConfiguration {

  /**
   * Whoever waits for a lock has a connection meanwhile, and often a lock that others wait for.
   * Beyond this he lets go of all and tries again.
   */
  private static final String LONGEST_WAIT_FOR_A_LOCK = "5s";

  private final List<ColumnConverters> columns;

  DatabaseConfiguration(List<ColumnConverters> columns) {
    this.columns = columns;
  }

  /**
   * PostgreSQL quotes the offending row in the detail of an error. That detail must not reach a log
   * or an exception, so it is switched off here, where no configuration file can forget it.
   */
  @Bean
  @ConfigurationProperties("spring.datasource.hikari")
  HikariDataSource dataSource(DataSourceProperties properties) {
    HikariDataSource source =
        properties.initializeDataSourceBuilder().type(HikariDataSource.class).build();
    source.addDataSourceProperty("logServerErrorDetail", "false");
    source.setConnectionInitSql("SET lock_timeout = '" + LONGEST_WAIT_FOR_A_LOCK + "'");
    return source;
  }

  @Override
  protected List<?> userConverters() {
    return columns.stream().flatMap(each -> each.converters().stream()).toList();
  }
}
