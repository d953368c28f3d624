package dev.sluice.repository.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.run.Mode;
import dev.sluice.repository.plan.AConnector;
import dev.sluice.repository.plan.ARun;
import dev.sluice.repository.plan.Repository;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Agents send associations at the same time. */
class SideBySideIT {
  private static final int USERS = 3000;

  private static final ConnectorDefinition ACME =
      AConnector.named("acme").users().groups().members(true).managers(null).build();

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void plansTheSameAsOneAfterTheOther(boolean somethingIsStored) {
    List<String> oneAfterTheOther =
        changes(
            somethingIsStored,
            (run, attempt) -> {
              run.send(attempt, "Group.members");
              run.send(attempt, "User.manager");
            });

    assertThat(changes(somethingIsStored, SideBySideIT::sendTogether))
        .hasSizeGreaterThan(2 * USERS)
        .isEqualTo(oneAfterTheOther);
  }

  private static List<String> changes(boolean somethingIsStored, BiConsumer<ARun, UUID> sending) {
    var repository = new Repository();
    if (somethingIsStored) {
      version(repository.run(ACME, Mode.INITIAL), 1).apply();
    }
    ARun run = version(repository.complete(ACME), 2);
    UUID attempt = run.begin();
    run.send(attempt, "User");
    run.send(attempt, "Group");
    sending.accept(run, attempt);
    run.apply(run.finish(attempt));

    assertThat(repository.orphans()).isZero();
    List<String> changes = new ArrayList<>(run.linkChanges());
    changes.addAll(repository.links("Group.members"));
    changes.addAll(repository.links("User.manager"));
    return changes;
  }

  /** All managers arrive, and are planned, between the first and the last member. */
  private static void sendTogether(ARun run, UUID attempt) {
    List<String> members = members(2);
    List<String> some = members.subList(0, USERS / 2);
    List<String> others = members.subList(USERS / 2, USERS);
    InputStream rows =
        new SequenceInputStream(
            text("command,owner,target\n" + String.join("\n", some) + "\n"),
            new LateStream(
                () -> {
                  CompletableFuture.runAsync(() -> run.send(attempt, "User.manager"))
                      .orTimeout(1, TimeUnit.MINUTES)
                      .join();
                  return text(String.join("\n", others) + "\n");
                }));
    run.send(attempt, "Group.members", rows);
  }

  private static ARun version(ARun run, int version) {
    String[] users =
        users(version).mapToObj(user -> "," + user + ",login" + user + ",").toArray(String[]::new);
    String[] managers =
        users(version)
            .filter(user -> user % 10 != 0)
            .mapToObj(user -> "," + user + "," + (user / 10 * 10 + version * 10))
            .toArray(String[]::new);
    return run.rows("User", users)
        .rows("Group", ",g,G")
        .rows("Group.members", members(version).toArray(String[]::new))
        .rows("User.manager", managers);
  }

  /** Each version has ten users that the other one lacks. */
  private static IntStream users(int version) {
    int first = 1000 + 10 * version;
    return IntStream.range(first, first + USERS);
  }

  private static List<String> members(int version) {
    return users(version).mapToObj(user -> ",g," + user).toList();
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
