package dev.sluice.repository.activation.send;

/**
 * Counts of people without a mail, by what a send does with them.
 *
 * @param toMail who would be mailed
 * @param doNotSend whose address is on the do-not-send list
 * @param withoutAddress who has no address
 * @param inactive who is switched off or deleted
 * @param withoutConnector whose connector is not loaded, or sends no mails for the application
 */
record Counted(
    long toMail, long doNotSend, long withoutAddress, long inactive, long withoutConnector) {
  static final Counted NOBODY = new Counted(0, 0, 0, 0, 0);

  Counted plus(Counted other) {
    return new Counted(
        toMail + other.toMail,
        doNotSend + other.doNotSend,
        withoutAddress + other.withoutAddress,
        inactive + other.inactive,
        withoutConnector + other.withoutConnector);
  }

  /** The same if another number is to be mailed after all. */
  Counted with(long otherToMail) {
    return new Counted(otherToMail, doNotSend, withoutAddress, inactive, withoutConnector);
  }
}
