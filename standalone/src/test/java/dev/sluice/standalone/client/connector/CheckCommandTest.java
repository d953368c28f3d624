package dev.sluice.standalone.client.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.ExitCode;
import dev.sluice.standalone.screen.Output;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CheckCommandTest {
  private static final String BAD =
      """
      {"connector":"acme","ok":false,"checked":["definition","files on agent paris"],"problems":[
        {"line":7,"column":"10","key":"entityTypes.User.key","message":"there is no property `idd`",
         "remedy":"Did you mean `id`?"},
        {"file":"people.csv","line":1,"column":"ID","message":"the header has no such column",
         "remedy":"Correct the header."},
        {"file":"gone.csv","message":"there is no such file","remedy":"Deliver the file."},
        {"message":"The agent 'paris' does not answer.","remedy":"Start it."}]}
      """;

  private final StringWriter written = new StringWriter();
  private HttpServer server;
  private String answer = "";
  private String asked = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked = exchange.getRequestMethod() + " " + exchange.getRequestURI();
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void saysWhatWasChecked() {
    answer =
        """
        {"connector":"acme","ok":true,"checked":["definition","files on agent paris"],
         "sources":[{"source":"people","path":"p.csv","reachable":true,"header":true,"sheet":null,
           "matched":["ID","MAIL"],"missing":[{"name":"NAME","nearest":"Name"}],
           "unknown":[{"name":"Name","nearest":"NAME"},{"name":"room","nearest":null}],"rows":7,
           "encoding":null,"delimiter":"\\t"},
          {"source":"groups","path":"g.csv","reachable":false,"header":false,"sheet":null,
           "matched":[],"missing":[],"unknown":[],"rows":0,"encoding":null,"delimiter":null}],
         "problems":[]}
        """;

    assertThat(run("acme")).isEqualTo(ExitCode.DONE);
    assertThat(asked).isEqualTo("POST /api/connectors/acme/check");
    assertThat(written.toString().lines())
        .containsExactly(
            "Checked: definition, files on agent paris",
            "people: p.csv has a header, rows checked: 7",
            "  columns   ID, MAIL",
            "  missing   NAME (nearest: Name)",
            "  unknown   Name (nearest: NAME), room",
            "  delimiter seems to be a tab",
            "groups: g.csv out of reach",
            "acme is in order.");
  }

  @Test
  void tellsEachProblemByPlaceAndWhatToDo() {
    answer = BAD;

    assertThat(run("acme")).isEqualTo(ExitCode.FAILED);
    assertThat(written.toString().lines())
        .containsExactly(
            "Checked: definition, files on agent paris",
            "acme is not in order:",
            "  definition:7:10: entityTypes.User.key: there is no property `idd`",
            "    What to do: Did you mean `id`?",
            "  people.csv:1:ID: the header has no such column",
            "    What to do: Correct the header.",
            "  gone.csv: there is no such file",
            "    What to do: Deliver the file.",
            "  The agent 'paris' does not answer.",
            "    What to do: Start it.");
  }

  @Test
  void tellsWhatToLookAtInAConnectorInOrder() {
    answer =
        """
        {"connector":"acme","ok":true,"checked":["definition"],"problems":[],"warnings":[
          {"line":8,"column":"3","key":"entityTypes.User.properties.mail.unique",
           "message":"connector `ad` says unique, but connector `acme` does not",
           "remedy":"Make both definitions the same"}]}
        """;

    assertThat(run("acme")).isEqualTo(ExitCode.DONE);
    assertThat(written.toString().lines())
        .containsExactly(
            "Checked: definition",
            "acme is in order.",
            "Warnings:",
            "  definition:8:3: entityTypes.User.properties.mail.unique: connector `ad` says unique,"
                + " but connector `acme` does not",
            "    What to do: Make both definitions the same");
  }

  @Test
  void writesJsonForAProgram() {
    answer = BAD;

    assertThat(run("acme", "--json")).isEqualTo(ExitCode.FAILED);
    assertThat(Json.MAPPER.readTree(written.toString())).isEqualTo(Json.MAPPER.readTree(BAD));
  }

  @Test
  void asksForAConnector() {
    assertThat(run()).isEqualTo(ExitCode.BAD_USAGE);
  }

  private int run(String... arguments) {
    PrintWriter writer = new PrintWriter(written, true);
    PrintWriter errors = new PrintWriter(new StringWriter(), true);
    Map<String, String> environment =
        Map.of(
            "SLUICE_URL", "http://127.0.0.1:" + server.getAddress().getPort(),
            "SLUICE_USER", "operator",
            "SLUICE_PASSWORD", "secret");
    Output output = new Output(writer, errors, 0, false);
    return new CommandLine(new CheckCommand(new CommandContext(output, environment)))
        .setErr(errors)
        .execute(arguments);
  }
}
