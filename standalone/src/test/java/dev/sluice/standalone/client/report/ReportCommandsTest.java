package dev.sluice.standalone.client.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.CommandErrorHandler;
import dev.sluice.standalone.command.ExitCode;
import dev.sluice.standalone.screen.Output;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ReportCommandsTest {
  private static final String ROWS =
      """
      {"columns":[{"name":"kind","type":"string"},{"name":"count","type":"integer"}],
       "rows":[{"kind":"employee","count":2},{"kind":null,"count":1}],
       "more":true,"limit":2,"timeLimitSeconds":30}
      """;

  private final StringWriter written = new StringWriter();
  private final StringWriter errors = new StringWriter();
  private final List<String> asked = new ArrayList<>();
  private HttpServer server;
  private String answer = ROWS;
  private int status = 200;
  private Map<String, String> headers = Map.of();

  @TempDir private Path folder;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
          headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void showsAReportAsATable() {
    assertThat(run("report", "values", "--entity-type", "User", "--property", "kind")).isZero();

    assertThat(asked).containsExactly("GET /api/reports/values?entityType=User&property=kind ");
    assertThat(written.toString().lines())
        .containsExactly(
            "kind      count",
            "employee      2",
            "              1",
            "",
            "There are more than these 2: use --limit for more, or --out FILE for all of them.");
  }

  @Test
  void asksAQuery() {
    assertThat(
            run(
                "query",
                "User",
                "--where",
                "active=true",
                "--where",
                "manager=",
                "--where",
                "hired >= 2020-01-01",
                "--group-by",
                "kind",
                "--order",
                "count:desc",
                "--limit",
                "5",
                "--save",
                "new"))
        .isZero();

    String query =
        "{\"entityType\":\"User\",\"columns\":[],\"groupBy\":[\"kind\"],\"filters\":["
            + "{\"column\":\"active\",\"operator\":\"equals\",\"value\":\"true\"},"
            + "{\"column\":\"manager\",\"operator\":\"empty\"},"
            + "{\"column\":\"hired\",\"operator\":\"atLeast\",\"value\":\"2020-01-01\"}],"
            + "\"order\":[{\"column\":\"count\",\"descending\":true}],\"limit\":5}";
    assertThat(asked).containsExactly("PUT /api/queries/new " + query, "POST /api/query " + query);
  }

  @Test
  void asksWhatWasKept() {
    assertThat(run("query", "--saved", "new", "--limit", "3")).isZero();

    assertThat(asked).containsExactly("GET /api/queries/new/rows?limit=3 ");
  }

  @Test
  void writesATemplateIntoAFile() throws IOException {
    answer = "ID,Command\n";
    headers = Map.of("Sluice-Unwritable-Values", "2");
    Path file = folder.resolve("people.csv");

    assertThat(run("template", "hr", "people", "--with-data", "--out", file.toString())).isZero();

    assertThat(asked).containsExactly("GET /api/connectors/hr/templates/people.csv?data=all ");
    assertThat(Files.readString(file)).isEqualTo("ID,Command\n");
    assertThat(written.toString())
        .contains("Written: " + file)
        .contains("2 values are left out, since no cell of their columns can express them");
  }

  @Test
  void overwritesNoFile() throws IOException {
    Path file = Files.writeString(folder.resolve("people.xlsx"), "filled in");

    assertThat(run("template", "hr", "people", "--out", file.toString()))
        .isEqualTo(ExitCode.BAD_USAGE);

    assertThat(asked).isEmpty();
    assertThat(Files.readString(file)).isEqualTo("filled in");
  }

  @Test
  void leavesNoFileBehindWhatIsRefused() {
    status = 422;
    answer = "{\"detail\":\"What is stored cannot be written back\"}";
    Path file = folder.resolve("people.xlsx");

    assertThat(run("template", "hr", "people", "--with-data", "--out", file.toString()))
        .isEqualTo(ExitCode.BAD_USAGE);

    assertThat(errors.toString()).contains("What is stored cannot be written back.");
    assertThat(file).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "query",
    "query User --saved new",
    "query --saved new --column key",
    "query User --where active",
    "report values --out values.pdf",
    "template hr"
  })
  void saysWhatItTakes(String line) {
    assertThat(run(line.split(" "))).isEqualTo(ExitCode.BAD_USAGE);
    assertThat(asked).isEmpty();
    assertThat(errors.toString()).isNotEmpty();
  }

  private int run(String... arguments) {
    PrintWriter writer = new PrintWriter(written, true);
    Map<String, String> environment =
        Map.of(
            "SLUICE_URL", "http://127.0.0.1:" + server.getAddress().getPort(),
            "SLUICE_USER", "viewer",
            "SLUICE_PASSWORD", "secret");
    Output output = new Output(writer, new PrintWriter(errors, true), 0, false);
    CommandContext context = new CommandContext(output, environment);
    return new CommandLine(new Commands())
        .addSubcommand(new ReportCommand(context))
        .addSubcommand(new QueryCommand(context))
        .addSubcommand(new TemplateCommand(context))
        .setExecutionExceptionHandler(new CommandErrorHandler(output))
        .setErr(new PrintWriter(errors, true))
        .execute(arguments);
  }

  @CommandLine.Command
  private static final class Commands {}
}
