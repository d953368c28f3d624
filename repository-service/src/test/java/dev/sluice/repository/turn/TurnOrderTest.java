package dev.sluice.repository.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.repository.run.Synchronization;
import dev.sluice.repository.run.view.DescribedRun;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each line of a table has the runs of a connector in the order of their arrival. */
class TurnOrderTest {

  @ParameterizedTest(name = "{0}: {1} has the next turn")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a waiting                                         | a
          a waiting, b waiting                              | a
          a granted, b waiting                              | -
          a held, b waiting                                 | -
          a applied, b waiting                              | -
          a ended, b waiting                                | b
          a, b waiting                                      | -
          a export, b waiting                               | b
          a dry waiting, b waiting                          | a
          a, b complete waiting                             | b
          a, b complete dry waiting                         | -
          a, b initial waiting                              | -
          a waiting, b complete waiting                     | a
          a granted, b waiting, c complete waiting          | -
          a ended, b, c waiting, d complete waiting         | d
          a                                                 | -
          """)
  void nextIsTheFirstThatNeedsNotWait(String runs, String expected) {
    Table table = new Table(runs);

    assertThat(table.name(table.order().next())).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}: {1} waits for {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a waiting                                         | a | -
          a waiting, b waiting, c waiting                   | c | a b
          a waiting, b waiting, c waiting                   | b | a
          a, b waiting                                      | b | a
          a ended, b waiting                                | b | -
          a granted, b waiting                              | b | a
          a held, b waiting                                 | b | a
          a applied, b waiting                              | b | a
          a export, b waiting                               | b | -
          a waiting, b granted                              | a | b
          a, b waiting, c complete                          | c | -
          a granted, b waiting, c complete                  | c | a
          a applying, b, c complete                         | c | a
          a, b complete dry                                 | b | a
          a, b initial                                      | b | a
          a, b complete export, c waiting                   | c | a
          """)
  void waitsForTheHolderAndForWhatCameEarlier(String runs, String run, String expected) {
    Table table = new Table(runs);

    assertThat(table.names(table.order().before(table.run(run)))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}: {1} is superseded by {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a waiting, b complete waiting                     | a | b
          a waiting, b complete granted                     | a | b
          a held, b complete waiting                        | a | b
          a waiting, b complete waiting, c complete waiting | a | b
          a waiting, b complete waiting, c complete waiting | b | c
          a waiting, b complete                             | a | -
          a waiting, b complete ended                       | a | -
          a waiting, b complete applied                     | a | -
          a waiting, b complete dry waiting                 | a | -
          a waiting, b initial waiting                      | a | -
          a waiting, b incremental waiting                  | a | -
          a complete waiting, b waiting                     | b | -
          """)
  void isSupersededByLaterCompleteRunThatAsksForItsTurn(String runs, String run, String expected) {
    Table table = new Table(runs);

    assertThat(table.name(table.order().superseder(table.run(run)))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}: {1} supersedes {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a waiting, b complete                             | b | a
          a held, b waiting, c complete                     | c | a b
          a complete waiting, b initial waiting, c complete | c | a b
          a dry waiting, b complete                         | b | a
          a, b complete                                     | b | -
          a granted, b complete                             | b | -
          a applying, b complete                            | b | -
          a applied, b complete                             | b | -
          a ended, b complete                               | b | -
          a export, b complete                              | b | -
          a waiting, b complete dry                         | b | -
          a waiting, b complete export                      | b | -
          a waiting, b initial                              | b | -
          a waiting, b incremental                          | b | -
          a complete, b waiting                             | a | -
          """)
  void supersedesEarlierRunsThatWaitOrAreHeld(String runs, String run, String expected) {
    Table table = new Table(runs);

    assertThat(table.names(table.order().supersededBy(table.run(run)))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}: {1} joins {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a granted, b waiting, c                           | c | b
          a granted, b waiting, c waiting, d                | d | b
          a granted, b, c waiting                           | b | c
          a granted, b force waiting, c force               | c | b
          a granted, b force waiting, c                     | c | -
          a granted, b waiting, c force                     | c | -
          a granted, b commands waiting, c                  | c | -
          a granted, b waiting, c commands                  | c | -
          a granted, b dry waiting, c                       | c | -
          a granted, b waiting, c dry                       | c | -
          a granted, b complete waiting, c                  | c | -
          a granted, b waiting, c complete                  | c | -
          a granted, b waiting, c redefined                 | c | -
          a granted, b redefined waiting, c redefined       | c | b
          a granted, b file waiting, c                      | c | -
          a granted, b waiting, c file                      | c | -
          a granted, b file waiting, c file                 | c | -
          a granted, b                                      | b | -
          a held, b                                         | b | -
          """)
  void joinsWaitingRunThatWouldDoTheSame(String runs, String run, String expected) {
    Table table = new Table(runs);
    boolean commands = runs.contains(run + " commands");

    assertThat(table.name(table.order().joinable(table.run(run), commands))).isEqualTo(expected);
  }

  /** The described runs, by name. */
  private static final class Table {
    private static final String NONE = "-";

    private final List<DescribedRun> described;

    Table(String runs) {
      described = DescribedRun.read(runs);
    }

    /** From the last to the first, since the order of arrival is not the order of the list. */
    TurnOrder order() {
      List<Synchronization> runs =
          described.stream().map(DescribedRun::run).collect(Collectors.toList());
      Collections.reverse(runs);
      return new TurnOrder(runs);
    }

    Synchronization run(String name) {
      return described.stream()
          .filter(each -> each.name().equals(name))
          .findFirst()
          .orElseThrow()
          .run();
    }

    String name(Optional<Synchronization> run) {
      return names(run.stream().toList());
    }

    String names(Collection<Synchronization> runs) {
      return runs.isEmpty()
          ? NONE
          : runs.stream()
              .map(
                  run ->
                      described.stream()
                          .filter(each -> each.run() == run)
                          .findFirst()
                          .orElseThrow()
                          .name())
              .collect(Collectors.joining(" "));
    }
  }
}
