package dev.sluice.contract.activation;

import io.temporal.activity.ActivityInterface;

/** The activities of a send on the server. */
@ActivityInterface
public interface ActivationEndActivities {

  /** Records how a send ended, unless it has already ended; repeating it changes nothing. */
  ActivationCounts endActivationSend(ActivationSendEnd end);
}
