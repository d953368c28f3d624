package dev.sluice.repository.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import dev.sluice.repository.TestDatabase;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.core.env.Environment;

/** Who may read metrics: with a port of their own, and without. */
@ExtendWith(SharedServers.Extension.class)
class MetricsPortIT {
  private static final String METRICS = "/actuator/prometheus";

  private static RunningServer shared;
  private static RunningServer apart;

  @BeforeAll
  static void start(SharedServers servers) {
    shared = servers.server();
    apart =
        new RunningServer(
            TestDatabase.freshUrl(),
            servers.temporal().target(),
            "--management.server.port=0",
            "--management.server.address=127.0.0.1");
  }

  @AfterAll
  static void stop() {
    apart.close();
  }

  @Test
  void asksForALoginAtThePortOfTheApi() {
    assertThat(shared.get("", METRICS).statusCode()).isEqualTo(401);
    assertThat(shared.get("viewer", METRICS).body()).contains("sluice_database_bytes");
  }

  @Test
  void asksForNoneAtAPortOfTheirOwnAndShowsNothingElseThere() {
    assertThat(management(METRICS).statusCode()).isEqualTo(200);
    assertThat(management("/actuator/health").statusCode()).isEqualTo(200);
    assertThat(management("/actuator/env").statusCode()).isEqualTo(401);
    assertThat(management("/api/connectors").statusCode()).isEqualTo(401);
    assertThat(apart.get("", METRICS).statusCode()).isEqualTo(401);
  }

  private static HttpResponse<String> management(String path) {
    int port =
        apart.bean(Environment.class).getRequiredProperty("local.management.port", Integer.class);
    return apart.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)));
  }
}
