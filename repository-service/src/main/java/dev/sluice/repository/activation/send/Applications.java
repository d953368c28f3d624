package dev.sluice.repository.activation.send;

import dev.sluice.repository.activation.ActivationState;
import dev.sluice.repository.activation.Activations;
import dev.sluice.repository.activation.send.MailRules.Rule;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The applications: those of loaded connectors, and those that already have people. */
@Component
class Applications {
  private final Activations activations;
  private final MailRules rules;
  private final ActivationSends sends;

  Applications(Activations activations, MailRules rules, ActivationSends sends) {
    this.activations = activations;
    this.rules = rules;
    this.sends = sends;
  }

  ApplicationView show(String application) {
    List<String> connectors = rules.of(application).stream().map(Rule::connector).toList();
    Map<ActivationState, Long> states = activations.states(application);
    if (connectors.isEmpty() && states.isEmpty()) {
      throw new ProblemException(
          ProblemCode.UNKNOWN_APPLICATION,
          "No loaded connector has an application with this name.");
    }
    return new ApplicationView(
        application, connectors, states, sends.last(application).map(SendView::of).orElse(null));
  }
}
