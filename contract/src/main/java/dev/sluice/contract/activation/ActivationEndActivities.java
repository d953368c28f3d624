package dev.sluice.contract.activation;

import io.temporal.activity.ActivityInterface;

/** What a send asks of the server. */
@ActivityInterface
public interface ActivationEndActivities {

  /** Records how a send ended, unless it has ended already; a second time changes nothing. */
  ActivationCounts endActivationSend(ActivationSendEnd end);
}
