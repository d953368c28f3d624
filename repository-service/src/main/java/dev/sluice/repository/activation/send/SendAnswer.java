package dev.sluice.repository.activation.send;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a request for a send.
 *
 * @param toMail who is mailed
 * @param doNotSend whose address is on the do-not-send list
 * @param withoutAddress who has no address
 * @param inactive who is switched off or deleted
 * @param withoutConnector whose connector is not loaded, or sends no mails for the application
 * @param limit the most that are mailed without a {@code count}
 * @param send the send; null if nobody is to be mailed, or nothing was to be sent
 */
record SendAnswer(
    String application,
    long toMail,
    long doNotSend,
    long withoutAddress,
    long inactive,
    long withoutConnector,
    long limit,
    @Nullable SendView send) {

  static SendAnswer of(String application, Counted counted, long limit, @Nullable SendView send) {
    return new SendAnswer(
        application,
        counted.toMail(),
        counted.doNotSend(),
        counted.withoutAddress(),
        counted.inactive(),
        counted.withoutConnector(),
        limit,
        send);
  }
}
