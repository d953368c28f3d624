package dev.sluice.standalone;

import static dev.sluice.standalone.Samples.ID;
import static dev.sluice.standalone.Samples.PATH;
import static dev.sluice.standalone.Samples.page;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Also what a run leads to, which is asked for in the same way. */
class PairsCommandTest {
  private static final String PAIR =
      """
      {"p":7,"entityType":"User","tier":"SURE","bits":41.2,"evidence":["NAME","DATE"],
       "deleted":{"key":"00017","attributes":{"name":"Ada","mail":"a@x","phone":"1"}},
       "inserted":{"key":"N17","attributes":{"name":"Ada","mail":"a@y"}},
       "verdict":null,"saidBy":null}
      """;

  private final FakeServer server = new FakeServer();
  private final CommandLineHarness sluice = new CommandLineHarness(server.environment());

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void showsWhatIsTheSameAndWhatIsNot() {
    server.on("GET " + PATH + "/review/pairs?limit=20&tier=sure", page("n", PAIR));

    assertThat(sluice.run("pairs", ID, "--tier", "sure")).isZero();
    assertThat(sluice.said())
        .startsWith(
            """
            7  User  00017 → N17
               sure, since these agree: name, date
               the same: name Ada
               different: mail a@x → a@y, phone 1 → (none)

            More:  ./sluice pairs %s --tier sure --after n\
            """
                .formatted(ID));
  }

  @Test
  void saysThatAPartWasLookedAt() {
    server.on(
        "GET " + PATH + "/review/pairs?limit=20",
        "{\"items\":[],\"next\":null,\"parts\":[{\"entityType\":\"User\",\"oneIn\":3}]}");

    assertThat(sluice.run("pairs", ID)).isZero();
    assertThat(sluice.said())
        .isEqualTo(
            """
            No deletes and inserts look like the same person.
            Of User there are so many deletes or inserts that only one in 3 was examined: there may be more pairs.
            """);
  }

  @Test
  void saysWhoIsWho() {
    server.on(
        "POST " + PATH + "/review/pairs/7",
        PAIR.replace(
            "\"verdict\":null,\"saidBy\":null", "\"verdict\":\"SAME\",\"saidBy\":\"ana\""));

    assertThat(sluice.run("pairs", ID, "--same", "7")).isZero();
    assertThat(sluice.said()).endsWith("   said: same, by ana\n");
    assertThat(sluice.run("pairs", ID, "--same", "7", "--different", "8")).isEqualTo(2);
  }

  @Test
  void saysThatThereAreNone() {
    server
        .on("GET " + PATH + "/review/pairs?limit=20", page(""))
        .on("GET " + PATH + "/review/impact?limit=1000", page(""));

    assertThat(sluice.run("pairs", ID)).isZero();
    assertThat(sluice.run("impact", ID)).isZero();
    assertThat(sluice.said())
        .isEqualTo(
            """
            No deletes and inserts look like the same person.
            The changes have no further consequences that are counted.
            """);
  }

  @Test
  void tellsWhatARunLeadsTo() {
    server
        .on(
            "GET " + PATH + "/review/impact?limit=1000",
            page("", "{\"i\":1,\"sentence\":\"1 resource would have no manager\"}"))
        .on("GET " + PATH + "/review/impact/1/resources?limit=1000", page("", "\"p1\"", "\"p2\""));

    assertThat(sluice.run("impact", ID)).isZero();
    assertThat(sluice.run("impact", ID, "--line", "1")).isZero();
    assertThat(sluice.said()).isEqualTo("1  1 resource would have no manager.\np1\np2\n");
  }
}
