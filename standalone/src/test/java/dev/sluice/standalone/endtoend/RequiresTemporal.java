package dev.sluice.standalone.endtoend;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Needs the {@code temporal} binary, on the PATH or named by {@code SLUICE_TEMPORAL_BIN}. Without
 * it the tests are skipped by name, but never where {@code CI} is {@code true}: there they fail.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RequiresTemporal.Condition.class)
public @interface RequiresTemporal {

  /** Looks for the binary. */
  class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (TemporalProcess.binary().isPresent()) {
        return ConditionEvaluationResult.enabled("the temporal binary is there");
      }
      if ("true".equals(System.getenv("CI"))) {
        return ConditionEvaluationResult.enabled("required in CI, with or without the binary");
      }
      return ConditionEvaluationResult.disabled("no temporal binary on the PATH");
    }
  }
}
