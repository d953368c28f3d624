package dev.sluice.repository.definition;

import dev.sluice.contract.definition.ReviewDefinition;
import dev.sluice.repository.definition.yaml.NearestName;
import dev.sluice.repository.definition.yaml.Section;
import dev.sluice.repository.definition.yaml.Value;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.convert.DurationStyle;

/** Reads {@code review}. */
final class ReviewReader {
  private static final Duration LONGEST = Duration.ofDays(366);

  private ReviewReader() {}

  static ReviewDefinition read(Section review) {
    review.only("reminderAfter", "expiryAfter", "otherPerson", "acknowledge");
    Optional<Duration> reminder = review.value("reminderAfter").flatMap(ReviewReader::duration);
    Optional<Duration> expiry = review.value("expiryAfter").flatMap(ReviewReader::duration);
    ReviewDefinition read =
        new ReviewDefinition(
            reminder.orElse(ReviewDefinition.DEFAULT.reminderAfter()),
            expiry.orElse(ReviewDefinition.DEFAULT.expiryAfter()),
            review.value("otherPerson").flatMap(Value::flag).orElse(null),
            review.value("acknowledge").flatMap(Value::flag).orElse(null));
    boolean readable =
        reminder.isPresent() == review.value("reminderAfter").isPresent()
            && expiry.isPresent() == review.value("expiryAfter").isPresent();
    if (readable && read.reminderAfter().compareTo(read.expiryAfter()) >= 0) {
      review.refuseKey(
          reminder.isPresent() ? "reminderAfter" : "expiryAfter",
          "the reminder is not before the expiry",
          "Make `reminderAfter` (24h unless set) shorter than `expiryAfter` (7d unless set)");
    }
    return read;
  }

  private static Optional<Duration> duration(Value value) {
    Optional<String> text = value.word();
    Optional<Duration> duration = text.flatMap(ReviewReader::parse);
    if (text.isPresent() && duration.isEmpty()) {
      value.refuse(
          "`" + NearestName.shorten(text.get()) + "` is not a positive time of at most a year",
          "Write a number and a unit, as in `30m`, `24h` or `7d`, or ISO 8601, as in `PT24H`");
    }
    return duration;
  }

  private static Optional<Duration> parse(String text) {
    // Without a unit Spring would read milliseconds, which nobody means here.
    if (!Character.isLetter(text.charAt(text.length() - 1))) {
      return Optional.empty();
    }
    try {
      return Optional.of(DurationStyle.detectAndParse(text))
          .filter(each -> each.compareTo(Duration.ZERO) > 0 && each.compareTo(LONGEST) <= 0);
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }
}
