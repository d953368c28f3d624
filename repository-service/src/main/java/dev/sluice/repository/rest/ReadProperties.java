package dev.sluice.repository.rest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits on reads.
 *
 * @param timeout how long a page of a list, a report or a query may take
 * @param exportTimeout how long each statement of an export may take
 * @param exports how many exports, which read a whole list, run at a time
 * @param rows how many rows a report or a query shows at most
 */
@Validated
@ConfigurationProperties("sluice.reads")
public record ReadProperties(
    @DefaultValue("30s") @NotNull Duration timeout,
    @DefaultValue("10m") @NotNull Duration exportTimeout,
    @DefaultValue("4") @Min(1) int exports,
    @DefaultValue("10000") @Min(1) @Max(100_000) int rows) {}
