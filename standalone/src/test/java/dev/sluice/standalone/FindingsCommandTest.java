package dev.sluice.standalone;

import static dev.sluice.standalone.Samples.ID;
import static dev.sluice.standalone.Samples.PATH;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
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
         "proof":"It explains 60 of 60 changes of Person. 120 of 120 looked at show it.",
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
              It explains 60 of 60 changes of Person. 120 of 120 looked at show it.
              Cancel the run, and have the header or the columns of the file corrected.

            Tested as well, and does not fit:
              DATE_DAY_MONTH, refuted: Day and month are exchanged. 40 of 40 would be left.
              ENCODING, AFFIX

            Whoever resumes the run in spite of that has to say so:  --acknowledge COLUMNS_EXCHANGED
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
    assertThat(again.said()).startsWith("Nobody has looked for causes");
  }

  @Test
  void givesJson() {
    server.on("GET " + PATH + "/review/findings", FOUND);

    assertThat(sluice.run("findings", ID, "--json")).isZero();
    assertThat(JsonMapper.builder().build().readTree(sluice.said()).at("/items/0/word").asString())
        .isEqualTo("likely");
  }
}
