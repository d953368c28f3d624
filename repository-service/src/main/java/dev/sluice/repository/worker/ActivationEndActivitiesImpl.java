package dev.sluice.repository.worker;

import dev.sluice.contract.TaskQueues;
import dev.sluice.contract.activation.ActivationCounts;
import dev.sluice.contract.activation.ActivationEndActivities;
import dev.sluice.contract.activation.ActivationSendEnd;
import dev.sluice.repository.activation.send.ActivationSends;
import io.temporal.spring.boot.ActivityImpl;
import org.springframework.stereotype.Component;

/** The server's step of a send of activation mails. */
@Component
@ActivityImpl(taskQueues = TaskQueues.REPOSITORY)
class ActivationEndActivitiesImpl implements ActivationEndActivities {
  private final ActivationSends sends;

  ActivationEndActivitiesImpl(ActivationSends sends) {
    this.sends = sends;
  }

  @Override
  public ActivationCounts endActivationSend(ActivationSendEnd end) {
    try {
      return sends.end(end);
    } catch (RuntimeException e) {
      throw StepFailures.typed(e);
    }
  }
}
