package dev.sluice.standalone.demo;

import dev.sluice.contract.run.Mode;
import dev.sluice.contract.run.Status;
import dev.sluice.standalone.demo.SpreadsheetStage.Correction;
import dev.sluice.standalone.demo.Stage.Decision;
import dev.sluice.standalone.demo.Stage.Person;
import dev.sluice.standalone.demo.Stage.UserChanges;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The scenarios of the demo, in order; the numbers are those of the files in {@code samples/files}.
 */
final class DemoScenarios {
  static final List<Stage> ALL =
      List.of(
          new Stage(
              "The first load. One row has no key, and one has a date that does not exist: they are"
                  + " rejected, the rest is loaded.",
              "1-initial",
              Mode.INITIAL,
              null,
              Status.COMPLETED,
              new UserChanges(120, 0, 0),
              stored(120, 8, 12, 301, 119),
              new Person("00044", false, attributes("info", null))),
          new Stage(
              "During the day the directory sends commands: three people are new, two leave, one is"
                  + " switched off, one loses a phone number (NULL_NULL). A member that did not"
                  + " exist yesterday is linked today.",
              "2-incremental",
              Mode.INCREMENTAL,
              null,
              Status.COMPLETED,
              new UserChanges(3, 3, 3),
              stored(123, 8, 12, 299, 120),
              new Person(
                  "00017", true, attributes("phone", null, "info", "On leave until spring"))),
          new Stage(
              "The nightly complete export, with few changes.",
              "3-complete",
              Mode.COMPLETE,
              null,
              Status.COMPLETED,
              new UserChanges(1, 3, 1),
              stored(124, 8, 12, 295, 120),
              new Person("00077", false, attributes())),
          new Stage(
              "The next export fails: the file of users is empty. Nothing is deleted; the run is"
                  + " held, and a person cancels it.",
              "4-blank",
              Mode.COMPLETE,
              new Decision(
                  List.of(
                      List.of("findings", "ID"),
                      List.of(
                          "cancel", "ID", "--comment", "the export has failed, we run it again"))),
              Status.CANCELLED,
              null,
              stored(124, 8, 12, 295, 120),
              new Person("00040", true, attributes("office", "Genève"))),
          new Stage(
              "HR's program has changed, and two columns are exchanged. Each row is valid by"
                  + " itself; the run is held, shows the cause, and is cancelled.",
              "5-exchanged",
              Mode.COMPLETE,
              new Decision(
                  List.of(
                      List.of("findings", "ID"),
                      List.of("cancel", "ID", "--comment", "HR corrects the header"))),
              Status.CANCELLED,
              null,
              stored(124, 8, 12, 295, 120),
              new Person("00040", true, attributes("givenName", "Émile", "surname", "Håkansson"))),
          new Stage(
              "A reorganisation: dozens of people move to a new office, nine leave. The run is held"
                  + " because this is unusual. A person knows about it and lets it through, except"
                  + " for the office in Paris, which closes in spring: its people do not change,"
                  + " and neither do their links.",
              "6-reorganisation",
              Mode.COMPLETE,
              new Decision(
                  List.of(
                      List.of("show", "ID"),
                      List.of("hold", "ID", "--segment", "office=Paris"),
                      List.of("rules", "ID", "--rest", "apply"),
                      List.of(
                          "decide",
                          "ID",
                          "--rest",
                          "apply",
                          "--comment",
                          "the reorganisation that HR has announced, Paris in spring"))),
              Status.COMPLETED,
              new UserChanges(0, 43, 9),
              stored(124, 8, 13, 278, 113),
              new Person("00040", true, attributes("office", "Strasbourg"))));

  /** Two of the rows of {@code 7-newcomers} have cells that cannot be used. */
  static final Stage NEWCOMERS =
      new Stage(
          "HR has filled in a template with the people who start in September. Two rows have bad"
              + " cells: they are listed with their cells, and the rest is loaded.",
          "7-newcomers",
          Mode.INCREMENTAL,
          null,
          Status.COMPLETED,
          new UserChanges(22, 0, 0),
          stored(146, 8, 13, 278, 113),
          new Person("00201", true, attributes("hiredOn", "2026-09-01", "givenName", "Aïcha")));

  /** The same rows again, corrected in the spreadsheet of those that were rejected. */
  static final Stage CORRECTED =
      new Stage(
          "HR gets the rejected rows as a spreadsheet with the bad cells coloured, corrects these"
              + " cells and imports the file.",
          "7-newcomers, corrected",
          Mode.INCREMENTAL,
          null,
          Status.COMPLETED,
          new UserChanges(2, 0, 0),
          stored(148, 8, 13, 278, 113),
          new Person("00216", true, attributes("badge", "40216", "remote", "true")));

  static final List<Correction> CORRECTIONS =
      List.of(
          new Correction("00207", "hired", "30/09/2026"),
          new Correction("00216", "badge", "40216"),
          new Correction("00216", "remote", "true"));

  private DemoScenarios() {}

  private static Map<String, Integer> stored(
      int users, int groups, int organisations, int members, int managers) {
    return Map.of(
        "User", users,
        "Group", groups,
        "Organisation", organisations,
        "Group.members", members,
        "User.manager", managers);
  }

  private static Map<String, @Nullable String> attributes(@Nullable String... pairs) {
    Map<String, @Nullable String> attributes = new HashMap<>();
    for (int index = 0; index < pairs.length; index += 2) {
      attributes.put(String.valueOf(pairs[index]), pairs[index + 1]);
    }
    return attributes;
  }
}
