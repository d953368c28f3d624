package dev.sluice.repository.definition.threshold;

import dev.sluice.contract.definition.Threshold;
import dev.sluice.contract.definition.Threshold.Subject;
import dev.sluice.contract.definition.Threshold.Unit;
import dev.sluice.repository.definition.yaml.NearestName;
import dev.sluice.repository.definition.yaml.Section;
import dev.sluice.repository.definition.yaml.Value;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads {@code thresholds} at the three levels where they are allowed. */
public final class ThresholdReader {

  /** Where thresholds may stand, and what they may limit there. */
  public enum Level {
    CONNECTOR("a connector"),
    ENTITY_TYPE("an entity type"),
    ASSOCIATION("an association");

    private final String words;

    Level(String words) {
      this.words = words;
    }

    private boolean limits(Subject subject) {
      return switch (this) {
        case CONNECTOR -> true;
        case ENTITY_TYPE -> subject != Subject.LINK;
        case ASSOCIATION -> subject == Subject.LINK;
      };
    }
  }

  private ThresholdReader() {}

  /** The limits of a section by their labels, in the order of {@link Threshold}. */
  public static Map<String, Double> read(Section owner, Level level) {
    Optional<Section> section = owner.section("thresholds");
    section.ifPresent(each -> refuseUnknown(each, level));
    Map<String, Double> limits = new LinkedHashMap<>();
    for (Threshold threshold : Threshold.values()) {
      Optional<Value> written = section.flatMap(each -> each.value(threshold.label()));
      if (written.isPresent()) {
        limit(written.get(), threshold).ifPresent(limit -> limits.put(threshold.label(), limit));
      } else if (level == Level.CONNECTOR) {
        limits.put(threshold.label(), threshold.defaultLimit());
      }
    }
    return Collections.unmodifiableMap(limits);
  }

  private static void refuseUnknown(Section section, Level level) {
    List<String> allowed =
        Arrays.stream(Threshold.values())
            .filter(each -> level.limits(each.subject()))
            .map(Threshold::label)
            .toList();
    for (String name : section.names()) {
      Optional<Threshold> threshold = Threshold.labelled(name);
      if (threshold.isEmpty()) {
        section.refuseKey(name, "unknown threshold", NearestName.remedy(name, allowed));
      } else if (!allowed.contains(name)) {
        section.refuseKey(name, misplaced(threshold.get(), level), move(threshold.get()));
      }
    }
  }

  private static String misplaced(Threshold threshold, Level level) {
    String counted =
        switch (threshold.subject()) {
          case RESOURCE -> "resources";
          case LINK -> "links";
          case ROW -> "rows of entity types";
        };
    return "this threshold limits " + counted + " and is not allowed at " + level.words;
  }

  private static String move(Threshold threshold) {
    return threshold.subject() == Subject.LINK
        ? "Move it to the connector or to an association"
        : "Move it to the connector or to an entity type";
  }

  /** The limit; empty if it is off or cannot be read. */
  private static Optional<Double> limit(Value value, Threshold threshold) {
    if (value.isScalar(Tag.STR) && value.written().equals("off")) {
      return Optional.empty();
    }
    if (!value.isScalar(Tag.INT) && !value.isScalar(Tag.FLOAT)) {
      value.refuseKind(
          "a number or `off`", "Write a number of at least 0 without quotes, or `off`");
      return Optional.empty();
    }
    Optional<BigDecimal> limit = decimal(value.written());
    if (limit.isEmpty() || limit.get().signum() < 0) {
      value.refuse(
          "a limit must be a number of at least 0", "Write it in decimal digits, or `off`");
      return Optional.empty();
    }
    if (threshold.unit() == Unit.LINES && limit.get().stripTrailingZeros().scale() > 0) {
      value.refuse(
          "a number of lines must be a whole number",
          "Round it, or use the threshold in percent instead");
    }
    return limit.map(BigDecimal::doubleValue);
  }

  /** YAML also knows hexadecimal, octal and infinite numbers, which are no limits. */
  private static Optional<BigDecimal> decimal(String number) {
    return number.matches("[-+]?[0-9]{1,15}(\\.[0-9]{0,15})?")
        ? Optional.of(new BigDecimal(number))
        : Optional.empty();
  }
}
