package dev.sluice.repository.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.repository.Plan;
import dev.sluice.contract.run.Counters;
import dev.sluice.contract.run.Mode;
import dev.sluice.repository.plan.AConnector;
import dev.sluice.repository.plan.ARun;
import dev.sluice.repository.plan.Repository;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files that are made while they are read: nothing holds them whole. */
class LargeRunIT {
  private static final int USERS = 200_000;
  private static final int LINKS = 300_000;

  private final Repository repository = new Repository();
  private final ConnectorDefinition acme =
      AConnector.named("acme").users().groups().members(true).build();

  @Test
  void goesThroughAllModes() {
    ARun initial = repository.run(acme, Mode.INITIAL);
    Plan first = plan(initial, "a", 0);
    assertThat(first.resources())
        .containsEntry("User", new Counters(0, 0, 0, 0, USERS, 0, 0, 0, 0));
    assertThat(first.links())
        .containsEntry("Group.members", new Counters(0, 0, 0, 0, LINKS, 0, 0, 0, 0));
    initial.apply(first);

    ARun complete = repository.complete(acme);
    Plan second = plan(complete, "b", 1000);
    assertThat(second.resources())
        .containsEntry(
            "User",
            new Counters(
                0, 0, 0, 0, 0, USERS / 100 - 10, 1000, USERS - 1000 - USERS / 100 + 10, 0));
    complete.apply(second);

    repository.incremental(acme).rows("User", "update,%07d,,Renamed".formatted(USERS - 1)).apply();
    assertThat(repository.resources("User")).hasSize(USERS - 1000);
  }

  /** Every hundredth user has another name each time; the first ones are missing. */
  private static Plan plan(ARun run, String name, int from) {
    UUID attempt = run.begin();
    run.send(
        attempt,
        "User",
        stream(
            "command,employeeId,login,name\n",
            IntStream.range(from, USERS)
                .mapToObj(
                    each ->
                        ",%07d,login%d,Name %s of a user\n"
                            .formatted(each, each, each % 100 == 0 ? name : ""))));
    run.send(
        attempt,
        "Group",
        stream(
            "command,code,dn\n", IntStream.range(0, LINKS / 100).mapToObj(",%06d,\n"::formatted)));
    run.send(
        attempt,
        "Group.members",
        stream(
            "command,owner,target\n",
            IntStream.range(0, LINKS)
                .mapToObj(
                    each ->
                        ",%06d,%07d\n"
                            .formatted(
                                each / 100, USERS / 100 * (each % 100) + each / 100 % 2000))));
    return run.finish(attempt);
  }

  private static InputStream stream(String header, Stream<String> lines) {
    Iterator<String> texts = Stream.concat(Stream.of(header), lines).iterator();
    return new InputStream() {
      private byte[] line = {};
      private int position;

      @Override
      public int read() {
        throw new UnsupportedOperationException("read by the buffer");
      }

      @Override
      public int read(byte[] bytes, int offset, int length) {
        while (position == line.length) {
          if (!texts.hasNext()) {
            return -1;
          }
          line = texts.next().getBytes(StandardCharsets.UTF_8);
          position = 0;
        }
        int count = Math.min(length, line.length - position);
        System.arraycopy(line, position, bytes, offset, count);
        position += count;
        return count;
      }
    };
  }
}
