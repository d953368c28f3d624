package dev.sluice.repository;

import com.zaxxer.hikari.HikariDataSource;
import dev.sluice.repository.run.JsonColumns;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jdbc.repository.config.AbstractJdbcConfiguration;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;

/** The database and how aggregates are kept in it. */
@Configuration
@EnableJdbcRepositories
class DatabaseConfiguration extends AbstractJdbcConfiguration {

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
    return source;
  }

  @Override
  protected List<?> userConverters() {
    return JsonColumns.converters();
  }
}
