package dev.sluice.k8s;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Needs programs that {@code k8s/programs/build} makes. Without them the tests are skipped by name,
 * but never where {@code CI} is {@code true}: there they fail.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RequiresPrograms.Condition.class)
@interface RequiresPrograms {
  String[] value();

  /** Looks for the programs. */
  class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (isCi()) {
        Programs.awaitBuild();
      }
      List<String> missing =
          AnnotationSupport.findAnnotation(context.getElement(), RequiresPrograms.class)
              .map(required -> Arrays.stream(required.value()))
              .orElseGet(() -> Arrays.stream(new String[0]))
              .filter(program -> !isThere(program))
              .toList();
      if (missing.isEmpty()) {
        return ConditionEvaluationResult.enabled("the programs are there");
      }
      if (isCi()) {
        return ConditionEvaluationResult.enabled("required in CI, with or without programs");
      }
      return ConditionEvaluationResult.disabled(
          "not there, see k8s/programs/build: " + String.join(", ", missing));
    }

    private static boolean isCi() {
      return "true".equals(System.getenv("CI"));
    }

    /** The program of the other tests, and the packaged services, may be required as well. */
    private static boolean isThere(String program) {
      return switch (program) {
        case "temporal" -> Surroundings.temporal().isPresent();
        case "services" ->
            ServiceProcess.SERVICES.stream().allMatch(each -> ServiceProcess.jar(each).isPresent());
        default -> Programs.has(program);
      };
    }
  }
}
