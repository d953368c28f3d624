package dev.sluice.repository.job;

import dev.sluice.repository.connector.Connectors;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The jobs of the loaded connectors. */
@Component
class Jobs {
  private static final Switch UNTOUCHED = new Switch(true, null, null, null);

  private final Connectors connectors;
  private final Switches switches;

  Jobs(Connectors connectors, Switches switches) {
    this.connectors = connectors;
    this.switches = switches;
  }

  /** All of them, by connector. */
  List<ConnectorJob> all() {
    Map<String, Switch> states = switches.all();
    return connectors.definitions().stream()
        .flatMap(
            each -> ConnectorJob.of(each, states.getOrDefault(each.name(), UNTOUCHED)).stream())
        .toList();
  }
}
