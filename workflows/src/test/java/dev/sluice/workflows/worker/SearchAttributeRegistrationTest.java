package dev.sluice.workflows.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.SearchAttributes;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import org.junit.jupiter.api.Test;

class SearchAttributeRegistrationTest {

  @Test
  void registersWhatIsMissingAndNothingTwice() {
    try (TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance()) {
      temporal.registerSearchAttribute(
          SearchAttributes.MODE.getName(), SearchAttributes.MODE.getValueType());
      SearchAttributeRegistration registration =
          new SearchAttributeRegistration(
              temporal.getWorkflowServiceStubs().getOptions(), temporal.getNamespace());

      assertThat(registration.register()).isTrue();
      assertThat(registration.register()).isTrue();

      SearchAttributes.ALL.forEach(
          attribute ->
              assertThat(
                      temporal.registerSearchAttribute(
                          attribute.getName(), attribute.getValueType()))
                  .as("%s is new", attribute.getName())
                  .isFalse());
    }
  }

  @Test
  void triesAgainLaterWhereTemporalIsNotThereYet() {
    SearchAttributeRegistration registration =
        new SearchAttributeRegistration(
            WorkflowServiceStubsOptions.newBuilder()
                .setTarget("127.0.0.1:1")
                .validateAndBuildWithDefaults(),
            "default");

    assertThat(registration.register()).isFalse();
    registration.start();
    assertThat(registration.isRunning()).isTrue();
    registration.stop();
    assertThat(registration.isRunning()).isFalse();
  }
}
