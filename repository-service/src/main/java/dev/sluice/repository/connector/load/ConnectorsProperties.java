package dev.sluice.repository.connector.load;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where definitions come from.
 *
 * @param connectorsFolder holds one YAML file per connector; without one, definitions come over
 *     REST only
 */
@ConfigurationProperties("sluice.repository")
record ConnectorsProperties(@Nullable Path connectorsFolder) {}
