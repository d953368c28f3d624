package dev.sluice.agent.draft;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the column with the account status, by its name and its few different words. */
record StatusChoice(ColumnProfile column, List<String> active, List<String> inactive) {
  private static final Pattern NAME =
      Pattern.compile("(?i).*(status|statut|state|enabled|active|suspended|disabled|terminated).*");

  /** Columns in which "yes" means that an account is off. */
  private static final Pattern OFF =
      Pattern.compile("(?i).*(suspended|disabled|terminated|inactive).*");

  private static final Set<String> ON_WORDS =
      Set.of(
          "active",
          "actif",
          "aktiv",
          "activo",
          "attivo",
          "enabled",
          "current",
          "employed",
          "provisioned",
          "on",
          "a");
  private static final Set<String> OFF_WORDS =
      Set.of(
          "inactive",
          "inactif",
          "inaktiv",
          "inactivo",
          "inattivo",
          "disabled",
          "suspended",
          "terminated",
          "left",
          "locked",
          "archived",
          "deprovisioned",
          "tobedeleted",
          "off",
          "i");
  private static final Set<String> YES = Set.of("true", "yes", "1", "y");
  private static final Set<String> NO = Set.of("false", "no", "0", "n");

  static Optional<StatusChoice> of(FileProfile file) {
    return file.columns.stream()
        .filter(each -> NAME.matcher(each.name).matches())
        .flatMap(each -> of(each).stream())
        .findFirst();
  }

  private static Optional<StatusChoice> of(ColumnProfile column) {
    boolean inverted = OFF.matcher(column.name).matches();
    List<String> active =
        column.words().stream()
            .filter(each -> ON_WORDS.contains(each) || (inverted ? NO : YES).contains(each))
            .toList();
    List<String> inactive =
        column.words().stream()
            .filter(each -> OFF_WORDS.contains(each) || (inverted ? YES : NO).contains(each))
            .toList();
    return !column.words().isEmpty()
            && !active.isEmpty()
            && active.size() + inactive.size() == column.words().size()
        ? Optional.of(new StatusChoice(column, active, inactive))
        : Optional.empty();
  }
}
