package dev.sluice.repository;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the server looks after its runs.
 *
 * @param agents the token of every agent that may send rows, by the agent's name
 * @param sweepInterval how often lost signals are repeated and dead runs found
 * @param temporalTimeout how long a person's request waits for Temporal before it is refused
 * @param checkTimeout how long a check of a connector waits for its agent; the workflow that asks
 *     the agent needs 20 seconds to find out that there is none
 * @param planRetention how long after its end the plan of a run that was not applied stays, and the
 *     rejected rows of any run; its counters stay for good
 */
@Validated
@ConfigurationProperties("sluice.repository")
public record RepositoryProperties(
    @DefaultValue Map<String, @NotBlank String> agents,
    @DefaultValue("10s") @NotNull Duration sweepInterval,
    @DefaultValue("10s") @NotNull Duration temporalTimeout,
    @DefaultValue("25s") @NotNull Duration checkTimeout,
    @DefaultValue("30d") @NotNull Duration planRetention) {

  /** Without the tokens, since configuration is shown in logs now and then. */
  @Override
  public String toString() {
    return "RepositoryProperties[agents=" + agents.keySet() + "]";
  }
}
