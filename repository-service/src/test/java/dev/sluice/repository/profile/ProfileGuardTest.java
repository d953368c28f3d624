package dev.sluice.repository.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.check.BreachWords;
import dev.sluice.contract.profile.ProfileDefinition;
import dev.sluice.contract.profile.ProfileDefinition.OfSource;
import dev.sluice.contract.profile.ProfilePolicy;
import dev.sluice.contract.profile.SourceProfile;
import dev.sluice.contract.run.Breach;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileGuardTest {

  /** One file was applied before: what it tells is absolute. What holds has an exclamation mark. */
  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # applied last                       | now                                 | found
          100 rows; SN                         | 100 rows; SN                        |
          100 rows; SN                         | 100 rows; SN e100                   | !emptiedColumn SN
          100 rows; SN e90                     | 100 rows; SN e100                   | !emptiedColumn SN
          100 rows; SN e91                     | 100 rows; SN e100                   | emptiedColumn SN
          8 rows; SN e3                        | 8 rows; SN e8                       | !emptiedColumn SN
          4 rows; SN                           | 4 rows; SN e4                       | emptiedColumn SN
          100 rows; SN e100                    | 100 rows; SN e100                   |
          100 rows; SN e99                     | 100 rows; SN e99                    |
          100 rows; [SN]                       | 100 rows; [SN e100]                 |
          100 rows; GN                         | 100 rows; GN; SN e100               |
          100 rows; SN                         | 0 rows; SN                          |
          100 rows; SN d80                     | 100 rows; SN d1                     | constantColumn SN
          100 rows; SN d9                      | 100 rows; SN d1                     |
          100 rows; SN d80                     | 9 rows; SN d1                       |
          100 rows; SN d80                     | 100 rows; SN d2                     |
          100 rows; SN; [A d1]                 | 100 rows; SN                        | missingColumn A
          100 rows; SN; [A d1]; [B d2]         | 100 rows; SN                        | missingColumn A
          100 rows; SN                         | 100 rows; SN; [A d1]                | newColumn A
          100 rows; SN                         | 100 rows; SN; A d1                  |
          100 rows; SN; [A d9 a:99]            | 100 rows; SN; [B d9 a:99]           | renamedColumn A > B
          100 rows; SN; [A d9 a:99]            | 100 rows; SN; [B d9 a:99]; [C d9 a:99] | missingColumn A, newColumn B
          100 rows; SN; [A d9 a:99]; [C d9 a:99] | 100 rows; SN; [B d9 a:99]         | missingColumn A, newColumn B
          100 rows; SN; [A d9 a:99]            | 100 rows; SN; [B d9 9:99]           | missingColumn A, newColumn B
          100 rows; SN; [A e100]               | 100 rows; SN; [B e100]              | missingColumn A, newColumn B
          100 rows; SN; GN                     | 100 rows; GN; SN                    | movedColumn GN
          100 rows; SN; [A d1]; GN             | 100 rows; SN; GN                    | missingColumn A
          """)
  void comparesWithTheLastFile(String last, String now, String found) {
    FileHistory history = new FileHistory(AFile.of(last), List.of(AFile.of(last)));

    assertThat(told(judge(ProfileDefinition.DEFAULT, now, history)))
        .isEqualTo(found == null ? "" : found);
  }

  /** Files were applied before, a star and how many of them. */
  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # applied before                                | now                             | found
          100 rows; SN e5 *5                              | 100 rows; SN e16                | emptyCells SN
          100 rows; SN e5 *4                              | 100 rows; SN e16                |
          100 rows; SN e5 *5                              | 100 rows; SN e15                |
          100 rows; SN e60 *5                             | 100 rows; SN e45                | emptyCells SN
          100 rows; SN e0 *3 / 100 rows; SN e20 *3        | 100 rows; SN e45                |
          100 rows; SN e5 *19 / 100 rows; SN e90 *1       | 100 rows; SN e40                | emptyCells SN
          10 rows; SN e0 *9                               | 10 rows; SN e5                  |
          100 rows; SN d80 *5                             | 100 rows; SN d39                | fewerValues SN
          100 rows; SN d80 *5                             | 100 rows; SN d40                |
          100 rows; SN d9 *5                              | 100 rows; SN d2                 |
          100 rows; SN d60 *3 / 100 rows; SN d90 *3       | 100 rows; SN d30                |
          100 rows; SN 9:100 *5                           | 100 rows; SN 9:80 a9:20         | newPattern SN > a9
          100 rows; SN 9:100 *5                           | 100 rows; SN 9:81 a9:19         |
          100 rows; SN 9:100 *4 / 100 rows; SN 9:95 a9:5 *1 | 100 rows; SN 9:80 a9:20       |
          100 rows; SN 9:100 *4 / 100 rows; SN 9:96 a9:4 *1 | 100 rows; SN 9:80 a9:20       | newPattern SN > a9
          100 rows; SN e100 *5                            | 100 rows; SN e90 a9:10          |
          100 rows; SN l8 9:100 *5                        | 100 rows; SN l5 9:100           | otherLength SN
          100 rows; SN l8 9:100 *5                        | 100 rows; SN l7 9:100           |
          100 rows; SN l50 *5                             | 100 rows; SN l58                |
          100 rows; SN l8 *3 / 100 rows; SN l5 *3         | 100 rows; SN l2                 |
          100 rows; SN *5                                 | 89 rows; SN                     | unusualRows people
          100 rows; SN *5                                 | 90 rows; SN                     |
          100 rows; SN *5                                 | 111 rows; SN                    | unusualRows people
          100 rows; SN *4                                 | 50 rows; SN                     |
          20 rows; SN *5                                  | 12 rows; SN                     |
          100 rows; SN *3 / 200 rows; SN *3               | 150 rows; SN                    |
          100 rows; SN e0 d50 *5                          | 100 rows; SN e100               | !emptiedColumn SN
          """)
  void comparesWithWhatIsUsual(String before, String now, String found) {
    List<SourceProfile> usual =
        Arrays.stream(before.split("/"))
            .map(String::strip)
            .flatMap(
                each -> {
                  String[] words = each.split(" \\*");
                  return Stream.generate(() -> AFile.of(words[0])).limit(Long.parseLong(words[1]));
                })
            .toList();

    assertThat(told(judge(ProfileDefinition.DEFAULT, now, new FileHistory(usual.get(0), usual))))
        .isEqualTo(found == null ? "" : found);
  }

  @ParameterizedTest
  @CsvSource({
    "OFF, , , ''",
    "WARN, , , '!emptiedColumn SN, constantColumn GN, movedColumn GN'",
    "HOLD, , , '!emptiedColumn SN, !constantColumn GN, !movedColumn GN'",
    "WARN, OFF, , ''",
    "OFF, HOLD, , '!emptiedColumn SN, !constantColumn GN, !movedColumn GN'",
    "WARN, , OFF, 'constantColumn GN, movedColumn GN'",
    "OFF, , WARN, '!emptiedColumn SN'",
  })
  void doesWhatTheDefinitionSays(
      ProfilePolicy connector, ProfilePolicy source, ProfilePolicy column, String found) {
    ProfileDefinition policies =
        new ProfileDefinition(
            connector,
            Map.of(
                "people", new OfSource(source, column == null ? Map.of() : Map.of("SN", column))));
    SourceProfile last = AFile.of("100 rows; SN; GN");

    Noticed noticed =
        judge(policies, "100 rows; GN d1; SN e100", new FileHistory(last, List.of(last)));

    assertThat(told(noticed)).isEqualTo(found);
  }

  @Test
  void judgesTheHeaderAloneOfCommands() {
    SourceProfile last = AFile.of("100 rows; SN; [A d1]", true, false);
    SourceProfile now = AFile.of("3 rows; SN e3", true, false);

    Noticed noticed =
        ProfileGuard.judge(
            ProfileDefinition.DEFAULT,
            now,
            new FileHistory(last, List.of(last, last, last, last, last)));

    assertThat(told(noticed)).isEqualTo("missingColumn A");
  }

  @Test
  void comparesAnUploadedFileWithTheLastOneAlone() {
    SourceProfile last = AFile.of("100 rows; SN; GN; [A d1]");
    SourceProfile now = AFile.of("20 rows; GN l90; SN e20", false, true);

    Noticed noticed =
        ProfileGuard.judge(
            ProfileDefinition.DEFAULT,
            now,
            new FileHistory(last, List.of(last, last, last, last, last)));

    assertThat(told(noticed)).isEqualTo("!emptiedColumn SN");
  }

  @Test
  void saysNothingOfAFirstFile() {
    assertThat(
            told(judge(ProfileDefinition.DEFAULT, "9 rows; SN", new FileHistory(null, List.of()))))
        .isEmpty();
  }

  @Test
  void saysNoMoreThanAHistoryHolds() {
    String many =
        IntStream.range(0, 900)
            .mapToObj(n -> "; COLUMN_WITH_A_LONG_NAME_" + n)
            .collect(Collectors.joining());
    SourceProfile last = AFile.of("100 rows" + many);

    Noticed noticed =
        judge(
            ProfileDefinition.DEFAULT,
            "100 rows" + many.replace(";", " e100;").substring(5) + " e100",
            new FileHistory(last, List.of(last)));

    assertThat(noticed.holding()).hasSize(40);
    assertThat(
            noticed.holding().stream().map(BreachWords::of).collect(Collectors.joining()).length())
        .isLessThan(8000);
  }

  private static Noticed judge(ProfileDefinition policies, String now, FileHistory history) {
    return ProfileGuard.judge(policies, AFile.of(now), history);
  }

  private static String told(Noticed noticed) {
    return Stream.concat(
            noticed.holding().stream().map(each -> "!" + told(each)),
            noticed.warnings().stream().map(ProfileGuardTest::told))
        .collect(Collectors.joining(", "));
  }

  private static String told(Breach breach) {
    return breach.threshold()
        + " "
        + (breach.column() == null ? breach.scope() : breach.column())
        + (breach.other() == null ? "" : " > " + breach.other());
  }
}
