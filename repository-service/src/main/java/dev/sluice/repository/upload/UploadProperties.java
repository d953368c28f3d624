package dev.sluice.repository.upload;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings for uploaded files, {@code sluice.uploads.*}.
 *
 * @param largest how large a file may be
 * @param answer how long a request waits for what the agent finds before it is told to look later
 * @param patience how long a file waits for an agent that is away
 * @param retention how long a file stays in the history with its bytes and cells; who sent it, when
 *     and what came of it stays for good
 */
@Validated
@ConfigurationProperties("sluice.uploads")
public record UploadProperties(
    @DefaultValue("256MB") @NotNull DataSize largest,
    @DefaultValue("10s") @NotNull Duration answer,
    @DefaultValue("24h") @NotNull Duration patience,
    @DefaultValue("30d") @NotNull Duration retention) {}
