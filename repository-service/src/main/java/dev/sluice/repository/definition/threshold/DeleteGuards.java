package dev.sluice.repository.definition.threshold;

import dev.sluice.contract.definition.Threshold;
import dev.sluice.contract.definition.Threshold.Operation;
import dev.sluice.contract.definition.Threshold.Subject;
import dev.sluice.repository.definition.yaml.NearestName;
import dev.sluice.repository.definition.yaml.Section;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Refuses a definition that has no limit on some deletes. */
public final class DeleteGuards {
  private DeleteGuards() {}

  /** Checks that one delete limit is in force for the thing with this name in the section. */
  public static void check(
      Section section,
      String name,
      Subject subject,
      Map<String, Double> connector,
      Map<String, Double> own) {
    List<String> guards =
        Arrays.stream(Threshold.values())
            .filter(each -> each.subject() == subject && each.operation() == Operation.DELETE)
            .map(Threshold::label)
            .toList();
    if (guards.stream().noneMatch(each -> connector.containsKey(each) || own.containsKey(each))) {
      section.refuseKey(
          name,
          "no limit guards its deletes: " + NearestName.list(guards) + " are all off",
          "Set one of them here or at the connector; a limit may be as high as you need");
    }
  }
}
