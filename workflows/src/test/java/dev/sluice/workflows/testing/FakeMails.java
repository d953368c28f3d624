package dev.sluice.workflows.testing;

import dev.sluice.contract.activation.ActivationCounts;
import dev.sluice.contract.activation.ActivationEndActivities;
import dev.sluice.contract.activation.ActivationMailActivities;
import dev.sluice.contract.activation.ActivationSendEnd;
import dev.sluice.contract.activation.MailBatch;
import dev.sluice.contract.activation.MailBatchResult;
import java.util.function.Supplier;

/** A server and a notification service that send a number of mails, and the last batch is short. */
public final class FakeMails implements ActivationMailActivities, ActivationEndActivities {
  private final Calls calls;
  private long sent;

  public long toMail = 150;

  /** What happens to the next batch. */
  public Supplier<MailBatchResult> sending = this::sendSome;

  FakeMails(Calls calls) {
    this.calls = calls;
  }

  @Override
  public MailBatchResult sendActivationMails(MailBatch batch) {
    calls.add("sendActivationMails", batch);
    return sending.get();
  }

  @Override
  public ActivationCounts endActivationSend(ActivationSendEnd end) {
    calls.add("endActivationSend", end);
    return counts();
  }

  /** At most a hundred, as the real one. */
  public MailBatchResult sendSome() {
    sent = Math.min(toMail, sent + 100);
    return new MailBatchResult(counts(), sent == toMail, 0);
  }

  public ActivationCounts counts() {
    return new ActivationCounts(toMail, sent, 0, 0);
  }
}
