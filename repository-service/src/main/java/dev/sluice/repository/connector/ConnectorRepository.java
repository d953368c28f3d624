package dev.sluice.repository.connector;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

/**
 * Reads the loaded connectors. {@link Connectors} writes them in one statement, since two servers
 * may load the same folder while a run is applied.
 */
interface ConnectorRepository extends Repository<Connector, String> {
  Optional<Connector> findById(String name);

  List<Connector> findByNameGreaterThanOrderByName(String after, Limit limit);
}
