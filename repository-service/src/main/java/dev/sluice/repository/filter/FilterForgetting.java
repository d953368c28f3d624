package dev.sluice.repository.filter;

import dev.sluice.repository.RepositoryProperties;
import dev.sluice.repository.SafeTrace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/** Deletes stored filters after their time. */
@Component
class FilterForgetting implements SchedulingConfigurer {
  private static final Logger LOG = LoggerFactory.getLogger(FilterForgetting.class);

  private final KeptFilters filters;
  private final RepositoryProperties properties;

  FilterForgetting(KeptFilters filters, RepositoryProperties properties) {
    this.filters = filters;
    this.properties = properties;
  }

  @Override
  public void configureTasks(ScheduledTaskRegistrar tasks) {
    tasks.addFixedDelayTask(this::forget, properties.sweepInterval());
  }

  void forget() {
    try {
      filters.forgetOld();
    } catch (RuntimeException e) {
      LOG.error("Old filters were not deleted; it is tried again: {}", SafeTrace.of(e));
    }
  }
}
