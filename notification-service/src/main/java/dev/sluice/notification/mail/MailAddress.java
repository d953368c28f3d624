package dev.sluice.notification.mail;

import dev.sluice.notification.delivery.UndeliverableException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.regex.Pattern;

/**
 * One plain mail address. The mail standards allow much more: lists, groups, quoted parts,
 * comments, routes. All of this is refused, since nobody needs it here and it enables header
 * injection.
 */
final class MailAddress {
  private static final Pattern PLAIN =
      Pattern.compile(
          "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
              + "@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
              + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*");
  private static final int LONGEST_LOCAL_PART = 64;
  private static final int LONGEST = 254;

  private MailAddress() {}

  static InternetAddress single(String address) {
    if (address.length() > LONGEST
        || address.indexOf('@') > LONGEST_LOCAL_PART
        || !PLAIN.matcher(address).matches()) {
      throw refused();
    }
    try {
      return new InternetAddress(address, true);
    } catch (AddressException unreadable) {
      throw refused();
    }
  }

  // Without the address, which names a person and would stand in logs and in Temporal's history.
  private static UndeliverableException refused() {
    return new UndeliverableException(
        "A receiver's mail address is not one plain address such as iam@example.org",
        "Correct notify.mail in the connector's definition: one address per entry, without a name,"
            + " quotes or spaces; write an international domain in its xn-- form");
  }
}
