package dev.sluice.repository.activation.send;

import dev.sluice.repository.activation.send.MailRules.Rule;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The limit on the number of mails of one send.
 *
 * @param unconfirmed the most without a person's word
 * @param confirmed what a person expects at most; null without word of it
 */
record SendLimit(long unconfirmed, @Nullable Long confirmed) {

  /** The least that any of the connectors allows. */
  static long of(List<Rule> rules) {
    return rules.stream().mapToLong(rule -> rule.activation().maximumMails()).min().orElse(0);
  }

  /** What people are told if there are too many. */
  Optional<String> excess(long toMail) {
    if (confirmed != null) {
      return toMail <= confirmed
          ? Optional.empty()
          : Optional.of(
              toMail
                  + " people would get a mail, more than the count of "
                  + confirmed
                  + ". Confirm it with the count "
                  + toMail
                  + ".");
    }
    return toMail <= unconfirmed
        ? Optional.empty()
        : Optional.of(
            toMail
                + " people would get a mail, over the limit of "
                + unconfirmed
                + " (maximumMails). Confirm it with the count "
                + toMail
                + ".");
  }

  void check(Counted counted) {
    excess(counted.toMail())
        .ifPresent(
            message -> {
              throw new ProblemException(
                  ProblemCode.TOO_MANY_MAILS,
                  message,
                  Map.of("toMail", counted.toMail(), "limit", unconfirmed));
            });
  }
}
