package dev.sluice.repository.decide.rule;

import dev.sluice.contract.run.Decision.Rest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a rule does with a change. */
public enum Action {
  LET_THROUGH("let-through"),
  HOLD("hold"),
  REJECT("reject");

  private final String label;

  Action(String label) {
    this.label = label;
  }

  /** The name in requests and answers. */
  public String label() {
    return label;
  }

  public static Optional<Action> labelled(String label) {
    return Arrays.stream(values()).filter(each -> each.label.equals(label)).findFirst();
  }

  public static List<String> labels() {
    return Arrays.stream(values()).map(Action::label).toList();
  }

  public static Action of(Rest rest) {
    return switch (rest) {
      case APPLY -> LET_THROUGH;
      case HOLD -> HOLD;
      case REJECT -> REJECT;
    };
  }
}
