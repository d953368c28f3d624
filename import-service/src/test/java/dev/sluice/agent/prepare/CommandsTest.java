package dev.sluice.agent.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.agent.AConnector;
import dev.sluice.agent.AgentRig;
import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.definition.LinkEnd;
import dev.sluice.contract.definition.Multiplicity;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.definition.StatusColumn;
import dev.sluice.contract.run.Mode;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * A command file is a log. The cases stand in commands.json and link-commands.json: the rows of a
 * file, what comes of them in the sorted file, and which rows are rejected.
 */
class CommandsTest {
  @TempDir Path folder;

  record Case(
      String id,
      String layout,
      List<String> rows,
      List<String> sorted,
      List<String> rejected,
      Long duplicates) {
    @Override
    public String toString() {
      return id;
    }
  }

  static Stream<Case> resources() {
    return cases("/commands.json");
  }

  static Stream<Case> links() {
    return cases("/link-commands.json");
  }

  private static Stream<Case> cases(String name) {
    InputStream table = CommandsTest.class.getResourceAsStream(name);
    return Stream.of(JsonMapper.shared().readValue(Objects.requireNonNull(table), Case[].class));
  }

  @ParameterizedTest
  @MethodSource("resources")
  void foldsCommandsOnResources(Case each) throws Exception {
    AgentRig rig = new AgentRig(folder, users().build());
    rig.file("users.csv", lines("command,id,name,phone,status", each.rows()));

    check(each, rig, "User");
  }

  @ParameterizedTest
  @MethodSource("links")
  void foldsCommandsOnLinks(Case each) throws Exception {
    AgentRig rig = new AgentRig(folder, linked(each.layout()).build());
    rig.file("users.csv", "command,id", "insert,1");
    rig.file("links.csv", lines("command,a,b", each.rows()));

    check(each, rig, "User.links");
  }

  private static void check(Case each, AgentRig rig, String target) throws Exception {
    PreparedFile file = AgentRig.of(rig.prepare("run", Mode.INCREMENTAL), target);
    assertThat(file.commands()).isTrue();
    assertThat(AgentRig.text(rig.run("run").sorted(target)).lines().skip(1))
        .containsExactlyElementsOf(each.sorted());
    assertThat(file.rows()).isEqualTo(each.sorted().size());
    assertThat(file.duplicates()).isEqualTo(each.duplicates() == null ? 0 : each.duplicates());
    List<String> rejected = each.rejected() == null ? List.of() : each.rejected();
    assertThat(file.rejected()).isEqualTo(rejected.size());
    String rejects = AgentRig.text(rig.run("run").rejects(target));
    String nullKeys = AgentRig.text(rig.run("run").nullKeys(target));
    assertThat(
            (rejects + nullKeys)
                .lines()
                .map(line -> line.split(",", -1))
                .filter(cells -> !cells[0].equals("line"))
                .map(cells -> cells[0] + "," + cells[2]))
        .containsExactlyElementsOf(rejected);
    assertThat(AgentRig.text(rig.run("run").duplicates(target))).isEmpty();
  }

  /** Spilled runs are merged in the order of the file as well. */
  @Test
  void foldsMoreCommandsThanFitIntoMemory() throws Exception {
    List<String> rows = new ArrayList<>();
    for (int round = 0; round < 30; round++) {
      for (int id = 100; id < 200; id++) {
        rows.add("update," + id + ",n" + round + "," + (round == 7 ? "p" + id : "") + ",");
      }
    }
    AgentRig rig = new AgentRig(folder, users().build(), 4096);
    rig.file("users.csv", lines("command,id,name,phone,status", rows));

    PreparedFile file = AgentRig.of(rig.prepare("run", Mode.INCREMENTAL), "User");

    assertThat(file.rows()).isEqualTo(100);
    assertThat(AgentRig.text(rig.run("run").sorted("User")))
        .contains("\nupdate,100,n29,p100,\n")
        .contains("\nupdate,199,n29,p199,\n");
  }

  @Test
  void tellsTheRejectedRowWithItsKeyAndCells() throws Exception {
    AgentRig rig = new AgentRig(folder, users().build());
    rig.file("users.csv", "command,id,name,phone,status", "delete,07,,,", "update,7,ann,,");

    rig.prepare("run", Mode.INCREMENTAL);

    assertThat(AgentRig.text(rig.run("run").rejects("User")))
        .isEqualTo(
            """
            line,column,code,reason,key,command,id,name,phone,status
            3,,unknown-key,"expected an existing key, found one that an earlier row of the file \
            deletes. Write insert or merge.",7,update,7,ann,,
            """);
  }

  private static String[] lines(String header, List<String> rows) {
    return Stream.concat(Stream.of(header), rows.stream()).toArray(String[]::new);
  }

  private static AConnector users() {
    return AConnector.connector()
        .source("users", "users.csv", ",")
        .type(
            "User",
            "users",
            new StatusColumn("status", List.of("on"), List.of("off")),
            AConnector.property("id", PropertyType.INTEGER),
            new PropertyDefinition("name", "name", PropertyType.STRING, null, true, false),
            AConnector.property("phone", PropertyType.STRING));
  }

  /** Links from column {@code a} to column {@code b} of a file that is their own, or a type's. */
  private static AConnector linked(String layout) {
    AConnector connector =
        AConnector.connector()
            .source("users", "users.csv", ",")
            .source("links", "links.csv", ",")
            .type("User", "users", AConnector.property("id", PropertyType.INTEGER));
    String owner = "User";
    String target = "User";
    if (layout.startsWith("own")) {
      owner = "Group";
      connector.type("Group", "links", AConnector.property("a", PropertyType.INTEGER));
    } else if (layout.equals("target-rows")) {
      target = "Group";
      connector.type("Group", "links", AConnector.property("b", PropertyType.INTEGER));
    }
    boolean one = layout.endsWith("single");
    return connector.links(
        "User.links",
        "links",
        new LinkEnd(owner, "a", null),
        new LinkEnd(target, "b", null),
        one ? Multiplicity.ONE : Multiplicity.MANY,
        layout.contains("list") ? "|" : null);
  }
}
