package dev.sluice.repository.connector;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

/**
 * Reads the loaded connectors. They are written by {@link Connectors} in one statement, since two
 * servers may load the same folder and a run may be applied at the same moment.
 */
interface ConnectorRepository extends Repository<Connector, String> {
  Optional<Connector> findById(String name);

  List<Connector> findByNameGreaterThanOrderByName(String after, Limit limit);
}
