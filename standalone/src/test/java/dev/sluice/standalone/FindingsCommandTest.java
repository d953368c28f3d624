package dev.sluice.standalone;

import static dev.sluice.standalone.Samples.ID;
import static dev.sluice.standalone.Samples.PATH;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class FindingsCommandTest {
  private static final String EVIDENCE =
      """
      {"hits":120,"looked":120,"properties":["givenName","sn"],"columns":["GN","SN"],"values":[],
       "detail":null,"file":"people.csv","now":60,"then":2,"counted":false}
      """;
  private static final String FOUND =
      """
      {"looked":true,
       "items":[{"code":"COLUMNS_EXCHANGED","word":"likely","neutral":false,"target":"Person",
         "summary":"The columns GN and SN are exchanged in people.csv.",
         "proof":"It explains 60 of 60 changes of Person. 120 of 120 checked show it.",
         "advice":"Cancel the run, and have the header or the columns of the file corrected.",
         "explained":60,"changes":60,"evidence":%s,"reading":null}],
       "others":[{"code":"DATE_DAY_MONTH","word":"refuted","neutral":false,"target":"Person",
         "summary":"Day and month are exchanged.","proof":"40 of 40 would be left.","advice":"None.",
         "explained":0,"changes":60,"evidence":%s,"reading":null},
        {"code":"ENCODING","word":"none","neutral":false,"target":null,"summary":null,"proof":null,
         "advice":null,"explained":0,"changes":0,"evidence":%s,"reading":null},
        {"code":"AFFIX","word":"none","neutral":true,"target":null,"summary":null,"proof":null,
         "advice":null,"explained":0,"changes":0,"evidence":%s,"reading":null}],
       "toAcknowledge":["COLUMNS_EXCHANGED"]}
      """
          .formatted(EVIDENCE, EVIDENCE, EVIDENCE, EVIDENCE);

  private final FakeServer server = new FakeServer();
  private final CommandLineHarness sluice = new CommandLineHarness(server.environment());

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void showsWhatFitsAndWhatDoesNot() {
    server.on("GET " + PATH + "/review/findings", FOUND);

    assertThat(sluice.run("findings", ID)).isZero();
    assertThat(sluice.said())
        .isEqualTo(
            """
            LIKELY  The columns GN and SN are exchanged in people.csv. (COLUMNS_EXCHANGED)
              It explains 60 of 60 changes of Person. 120 of 120 checked show it.
              Cancel the run, and have the header or the columns of the file corrected.

            Tested, but does not fit:
              DATE_DAY_MONTH, refuted: Day and month are exchanged. 40 of 40 would be left.
              ENCODING, AFFIX

            To resume the run anyway, acknowledge this: --acknowledge COLUMNS_EXCHANGED
            """);
  }

  @Test
  void saysThatNothingFitsOrThatNobodyLooked() {
    server
        .on("GET " + PATH + "/review/findings", "{\"looked\":true,\"items\":[],\"others\":[]}")
        .on("GET " + PATH + "/review/findings", "{\"looked\":false,\"items\":[],\"others\":[]}");

    sluice.run("findings", ID);
    assertThat(sluice.said()).startsWith("No known cause fits.");

    CommandLineHarness again = new CommandLineHarness(server.environment());
    again.run("findings", ID);
    assertThat(again.said()).startsWith("There are no findings yet");
  }

  @Test
  void givesJson() {
    server.on("GET " + PATH + "/review/findings", FOUND);

    assertThat(sluice.run("findings", ID, "--json")).isZero();
    assertThat(JsonMapper.builder().build().readTree(sluice.said()).at("/items/0/word").asString())
        .isEqualTo("likely");
  }

  @Test
  void countsAgainAndWaitsForTheResult() {
    String counted =
        """
        {"id":"t1","state":"COUNTED","word":"proven",
         "summary":"Read that way, 2 of 60 changes would be left, counted over all 80 rows."}
        """;
    server
        .on("POST " + PATH + "/review/counter-tests", 202, "{\"id\":\"t1\",\"state\":\"WAITING\"}")
        .on("GET " + PATH + "/review/counter-tests/t1", "{\"id\":\"t1\",\"state\":\"WAITING\"}")
        .on("GET " + PATH + "/review/counter-tests/t1", counted);

    assertThat(sluice.run("findings", ID, "--type", "Person", "--test", "exchange sn, givenName"))
        .isZero();
    assertThat(sluice.said())
        .isEqualTo(
            "PROVEN  Read that way, 2 of 60 changes would be left, counted over all 80 rows.\n");
    assertThat(server.requests())
        .contains(
            "POST "
                + PATH
                + "/review/counter-tests"
                + " {\"entityType\":\"Person\",\"reading\":{\"exchange\":[\"sn\",\"givenName\"]}}");
  }

  @Test
  void saysWhyNothingWasCounted() {
    server.on(
        "POST " + PATH + "/review/counter-tests",
        202,
        "{\"id\":\"t1\",\"state\":\"NOT_COUNTED\",\"reason\":\"the agent did not answer in"
            + " time.\"}");

    assertThat(sluice.run("findings", ID, "--test", "key strip-zeros")).isEqualTo(5);
    assertThat(sluice.said()).isEqualTo("It was not counted: the agent did not answer in time.\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          exchange a,b | {"exchange":["a","b"]}
          columns a=B | {"columns":{"a":"B"}}
          format hired=d. M. yyyy | {"format":{"pattern":"d. M. yyyy","property":"hired"}}
          shift hired by 1 day | {"shift":{"by":"P1D","property":"hired"}}
          Shift  Hired on  by  -1462 Days | {"shift":{"by":"P-1462D","property":"Hired on"}}
          shift born by +100 years | {"shift":{"by":"P100Y","property":"born"}}
          shift seen by -90 minutes | {"shift":{"by":"PT-90M","property":"seen"}}
          KEY strip-zeros | {"key":"strip-zeros"}
          encoding UTF-8 | {"encoding":"UTF-8"}
          without a | {"without":["a"]}
          """)
  void takesEachReading(String words, String json) {
    server.on(
        "POST " + PATH + "/review/counter-tests", 202, "{\"id\":\"t1\",\"state\":\"COUNTED\"}");

    sluice.run("findings", ID, "--json", "--test", words);
    JsonMapper mapper = JsonMapper.builder().build();
    String body = server.requests().get(server.requests().size() - 1);
    assertThat(mapper.readTree(body.substring(body.indexOf('{'))).path("reading"))
        .isEqualTo(mapper.readTree(json));
  }

  @ParameterizedTest
  @ValueSource(strings = {"exchange", "guess a,b", "columns a", "columns =B", "format hired"})
  void saysWhatAReadingLooksLike(String words) {
    assertThat(sluice.run("findings", ID, "--test", words)).isEqualTo(2);
    assertThat(sluice.complained()).contains("--test takes one of 'exchange sn,givenName'");
  }
}
