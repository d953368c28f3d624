package dev.sluice.repository;

import dev.sluice.contract.log.LoggedRun;
import dev.sluice.contract.payload.EncryptedPayloads;
import dev.sluice.contract.payload.LimitedPayloads;
import dev.sluice.contract.payload.PayloadKeys;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.converter.DataConverter;
import io.temporal.spring.boot.TemporalOptionsCustomizer;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.scheduling.annotation.EnableScheduling;
import tools.jackson.databind.DeserializationFeature;

/** All of the server, for import by an application. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
    excludeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = RepositoryService.class))
@ConfigurationPropertiesScan
@EnableScheduling
public class RepositoryConfiguration {

  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    // PostgreSQL keeps microseconds: what is written is what is read.
    return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
  }

  /** One for all services of a program. */
  @Bean
  @ConditionalOnMissingBean
  DataConverter limitedPayloads(PayloadProperties properties) {
    return new LimitedPayloads(PayloadKeys.of(properties.keys()));
  }

  @Bean
  EncryptedPayloads encryptedPayloads(PayloadProperties properties) {
    return new EncryptedPayloads(PayloadKeys.of(properties.keys()));
  }

  @Bean
  TemporalOptionsCustomizer<WorkflowClientOptions.Builder> repositoryLoggedRun() {
    return options -> options.setContextPropagators(List.of(new LoggedRun()));
  }

  /** A misspelt member would otherwise start a run that nobody asked for. */
  @Bean
  JsonMapperBuilderCustomizer strictJson() {
    return json -> json.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }
}
