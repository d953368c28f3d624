package dev.sluice.repository;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Everything of the server, for an application to import. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
    excludeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = RepositoryService.class))
@ConfigurationPropertiesScan
@EnableScheduling
public class RepositoryConfiguration {

  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.systemUTC();
  }
}
