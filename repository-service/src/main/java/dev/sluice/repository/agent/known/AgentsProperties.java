package dev.sluice.repository.agent.known;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings for watching agents.
 *
 * @param awayAfter how long an agent may be silent; each one calls every twenty seconds
 */
@Validated
@ConfigurationProperties("sluice.agents")
record AgentsProperties(@DefaultValue("1m") @NotNull Duration awayAfter) {}
