package dev.sluice.repository.activation.send;

import dev.sluice.contract.activation.ActivationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.repository.connector.Connectors;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The settings of loaded connectors for mails of an application. */
@Component
class MailRules {
  private final Connectors connectors;

  MailRules(Connectors connectors) {
    this.connectors = connectors;
  }

  /** One connector's word. */
  record Rule(String connector, ActivationDefinition activation) {}

  /** Those that count for a send, by name of the connector. */
  List<Rule> of(Wanted wanted) {
    return of(wanted.application()).stream()
        .filter(rule -> wanted.connector() == null || wanted.connector().equals(rule.connector()))
        .toList();
  }

  List<Rule> of(String application) {
    return connectors.definitions().stream()
        .filter(each -> each.activation() != null)
        .map(MailRules::rule)
        .filter(rule -> rule.activation().application().equals(application))
        .toList();
  }

  private static Rule rule(ConnectorDefinition connector) {
    return new Rule(connector.name(), Objects.requireNonNull(connector.activation()));
  }
}
