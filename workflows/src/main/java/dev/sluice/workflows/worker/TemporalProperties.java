package dev.sluice.workflows.worker;

import io.temporal.common.VersioningBehavior;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings for Temporal in addition to the starter's own {@code spring.temporal.*}.
 *
 * @param registerSearchAttributes whether the service registers the search attributes that are
 *     missing; otherwise it takes for granted that somebody has
 * @param versioning whether its worker is one version of a worker deployment
 */
@ConfigurationProperties("sluice.temporal")
record TemporalProperties(
    @DefaultValue("true") boolean registerSearchAttributes, @DefaultValue Versioning versioning) {

  /**
   * Temporal's worker versioning.
   *
   * @param buildId this build's name in the deployment; without one nothing is versioned
   * @param behavior what a run does when another build becomes the current one, unless told
   *     otherwise: it moves to that build, or stays with the one that began it
   */
  record Versioning(
      @Nullable String buildId, @DefaultValue("AUTO_UPGRADE") VersioningBehavior behavior) {}
}
