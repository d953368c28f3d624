package dev.sluice.repository.connector.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(SharedServers.Extension.class)
class ShownDefinitionIT {
  private static final String DEFINITION =
      """
      connector: hooked
      agent: paris
      sources: { people: { csv: { path: people.csv } } }
      entityTypes:
        User: { source: people, key: id, properties: { id: { column: ID } } }
      notify: { on: [failed], webhooks: [{ url: %s, secret: ops }] }
      """;

  private static RunningServer server;

  @BeforeAll
  static void start(SharedServers shared) {
    server = shared.server();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "https://hooks.example.org/T0/s3cret | url: https://hooks.example.org/…, secret: ops",
        "'https://hooks.example.org:8443/T0?s3cret=1' | url: 'https://hooks.example.org:8443/…', s",
        "\"HTTPS://hooks.example.org/s3cret\" | url: \"HTTPS://hooks.example.org/…\", secret",
        "https://hooks.example.org?s3cret | url: https://hooks.example.org/…, secret",
        "\"https://hooks.example.org/s3\\x63ret\" | # This definition is shown only to administrators",
        "\"https:\\/\\/hooks.example.org/s3cret\" | # This definition is shown only to administrators",
      })
  void keepsPathsOfWebhooksForAdministrators(String url, String seen) {
    String definition = DEFINITION.formatted(url);
    server.send(
        server
            .request("admin", "/api/connectors/hooked")
            .header("Content-Type", "application/yaml")
            .PUT(BodyPublishers.ofString(definition)));

    assertThat(yaml("admin")).isEqualTo(definition);
    for (String role : new String[] {"viewer", "operator"}) {
      assertThat(yaml(role)).contains(seen).doesNotContain("s3");
      assertThat(JsonMapper.shared().readTree(json(role)).at("/definition").asString())
          .isEqualTo(yaml(role));
    }
  }

  private static String yaml(String role) {
    return server
        .send(server.request(role, "/api/connectors/hooked").header("Accept", "application/yaml"))
        .body();
  }

  private static String json(String role) {
    return server.get(role, "/api/connectors/hooked").body();
  }
}
