package dev.sluice.repository;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings for the server's runs.
 *
 * @param agents the token of every agent that may send rows, by the agent's name
 * @param sweepInterval how often lost signals are repeated and dead runs found
 * @param temporalTimeout how long a person's request waits for Temporal before it is refused
 * @param checkTimeout how long a check of a connector waits for its agent; the workflow that asks
 *     the agent needs 20 seconds to find out that there is none
 * @param retention how long after its end an applied run keeps its changes, which are its audit,
 *     and its rejected rows; counters, breaches and decisions of any run stay for good
 * @param planRetention the same of a run that was not applied, whose plan came to nothing
 * @param baseUrl the address before {@code /api} by which people reach the server, as in {@code
 *     https://sluice.example.org}; without one Temporal's web UI shows no links
 */
@Validated
@ConfigurationProperties("sluice.repository")
public record RepositoryProperties(
    @DefaultValue Map<String, @NotBlank String> agents,
    @DefaultValue("10s") @NotNull Duration sweepInterval,
    @DefaultValue("10s") @NotNull Duration temporalTimeout,
    @DefaultValue("25s") @NotNull Duration checkTimeout,
    @DefaultValue("90d") @NotNull @DurationMin(days = 1) Duration retention,
    @DefaultValue("30d") @NotNull @DurationMin(days = 1) Duration planRetention,
    @Nullable
        @Pattern(
            regexp = "https?://[^/?#@\\s()]+(/[^?#\\s()]*)?",
            message = "is an http or https address without user and query")
        String baseUrl) {

  /** Without the tokens, since configuration is shown in logs now and then. */
  @Override
  public String toString() {
    return "RepositoryProperties[agents=" + agents.keySet() + "]";
  }
}
