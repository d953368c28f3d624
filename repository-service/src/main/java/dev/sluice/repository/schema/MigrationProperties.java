package dev.sluice.repository.schema;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings for migrating the database's schema.
 *
 * @param atStart whether the service migrates it when it starts; otherwise it only checks the
 *     version
 * @param serviceRole the role that the service works under, which gets its rights after each
 *     migration; without one the service works under the role that migrates
 */
@ConfigurationProperties("sluice.migration")
record MigrationProperties(@DefaultValue("true") boolean atStart, @Nullable String serviceRole) {}
