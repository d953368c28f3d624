package dev.sluice.agent.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

  @Test
  void tellsItsVersion() throws IOException, InterruptedException {
    try (FakeServer server = new FakeServer()) {
      new Heartbeat(new RepositoryClient(server.address(), FakeServer.TOKEN), "1.2").beat();

      assertThat(server.requests).containsEntry("POST /agent/heartbeat", "{\"version\":\"1.2\"}");
    }
  }

  @Test
  void goesOnWhileTheServerIsAwayOrDoesNotKnowIt() throws IOException, InterruptedException {
    Heartbeat nobody =
        new Heartbeat(new RepositoryClient(URI.create("http://127.0.0.1:1"), "t"), "1.2");
    nobody.beat();
    nobody.beat();
    try (FakeServer server = new FakeServer()) {
      Heartbeat unknown = new Heartbeat(new RepositoryClient(server.address(), "revoked"), "1.2");
      unknown.beat();
      unknown.beat();
      assertThat(server.requests).containsKey("POST /agent/heartbeat");
    }
  }
}
