package dev.sluice.agent.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.agent.step.Progress;
import dev.sluice.agent.step.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnsettledKeysTest {
  @TempDir Path folder;
  private FakeServer server;
  private UnsettledKeys keys;

  @BeforeEach
  void start() throws Exception {
    server = new FakeServer();
    keys = new UnsettledKeys(new RepositoryClient(server.address(), FakeServer.TOKEN));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void writesWhatTheServerAnswers() throws Exception {
    answer(200, "key\n\"1\"\n");
    Path file = folder.resolve("keys");
    Files.writeString(file, "something longer that was there before");

    keys.write("two", "User.members", file, Progress.NONE);

    assertThat(file).hasContent("key\n\"1\"\n");
    assertThat(server.requests)
        .containsOnlyKeys("GET /agent/synchronizations/two/unsettled/User.members");
  }

  @Test
  void tellsWhatTheServerRefuses() {
    answer(409, "{\"failureType\":\"RUN_ENDED\",\"detail\":\"The run has ended\"}");

    assertThatThrownBy(() -> keys.write("two", "User", folder.resolve("keys"), Progress.NONE))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("The run has ended");
    answer(503, "");
    assertThatThrownBy(() -> keys.write("two", "User", folder.resolve("keys"), Progress.NONE))
        .isInstanceOf(IOException.class);
  }

  private void answer(int status, String body) {
    server.refusedPath = "";
    server.refusedStatus = status;
    server.refusal = body;
  }
}
