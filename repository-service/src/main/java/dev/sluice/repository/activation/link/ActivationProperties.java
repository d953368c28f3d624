package dev.sluice.repository.activation.link;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings for the links in activation mails.
 *
 * @param key what they are signed with, at least 32 characters; without one nothing is sent
 * @param keyFile a file that holds the key, instead of it
 * @param linkExpiry how long a link is good
 */
@Validated
@ConfigurationProperties("sluice.activation")
record ActivationProperties(
    @Nullable String key,
    @Nullable Path keyFile,
    @DefaultValue("7d") @NotNull Duration linkExpiry) {

  /** Without the key, since configuration is shown in logs now and then. */
  @Override
  public String toString() {
    return "ActivationProperties[linkExpiry=" + linkExpiry + "]";
  }
}
