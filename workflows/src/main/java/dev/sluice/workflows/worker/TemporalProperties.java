package dev.sluice.workflows.worker;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is done to Temporal, beside the starter's own {@code spring.temporal.*}.
 *
 * @param registerSearchAttributes whether the service registers the search attributes that are
 *     missing; otherwise it takes for granted that somebody has
 */
@ConfigurationProperties("sluice.temporal")
record TemporalProperties(@DefaultValue("true") boolean registerSearchAttributes) {}
