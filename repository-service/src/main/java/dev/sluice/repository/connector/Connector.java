package dev.sluice.repository.connector;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A loaded connector.
 *
 * @param definition its YAML, as it was loaded
 * @param lastApplied the run whose files are the agent's snapshot; apply writes it
 */
@Table("connector")
public record Connector(
    @Id String name,
    String definition,
    String agent,
    Instant loadedAt,
    @Nullable UUID lastApplied,
    @Version long version) {}
