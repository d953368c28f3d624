package dev.sluice.agent.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.agent.AConnector;
import dev.sluice.agent.AgentRig;
import dev.sluice.agent.step.SourceException;
import dev.sluice.contract.FailureType;
import dev.sluice.contract.agent.PrepareResult;
import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.agent.PreparedFile.Content;
import dev.sluice.contract.definition.LinkEnd;
import dev.sluice.contract.definition.Multiplicity;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.run.Mode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows whose properties are computed, and rows that a filter drops. */
class ExpressionRowsTest {
  private static final PropertyDefinition NAME =
      new PropertyDefinition("name", "", PropertyType.STRING, null, true, false)
          .computedBy("(row.given + ' ' + row.sn).trim()");
  private static final PropertyDefinition AGE =
      new PropertyDefinition("age", "", PropertyType.INTEGER, null, false, false)
          .computedBy("row.born == '' ? '' : string(2026 - int(row.born))");

  @TempDir Path folder;

  private static AConnector people(String filter) {
    return AConnector.connector()
        .source("people", "people.csv", ",")
        .filteredType(
            "User", "people", filter, AConnector.property("id", PropertyType.INTEGER), NAME, AGE);
  }

  private AgentRig rig(AConnector connector, String... lines) throws Exception {
    return new AgentRig(folder, connector.build()).file("people.csv", lines);
  }

  private static String sorted(AgentRig rig, String target) throws Exception {
    return AgentRig.text(rig.run("run").sorted(target));
  }

  @Test
  void computesPropertiesBesideColumns() throws Exception {
    AgentRig rig =
        rig(
            people(null),
            "id,given,sn,born",
            "2,Zoë,\"O\"\"Hara, jr\",1990",
            "01, Ada ,NULL_NULL,",
            "3,,,2000",
            "4,Max,Roe,long ago");

    PreparedFile user = AgentRig.of(rig.prepare("run", Mode.COMPLETE), "User");

    assertThat(sorted(rig, "User")).isEqualTo("id,name,age\n1,Ada,\n2,\"Zoë O\"\"Hara, jr\",36\n");
    assertThat(user.rejected()).isEqualTo(2);
    assertThat(AgentRig.text(rig.run("run").rejects("User")))
        .contains("4,name,required,")
        .contains("5,age,expression-failed,\"cannot be computed: a text does not have the form")
        .contains(",4,4,Max,Roe,long ago\n");
    assertThat(AgentRig.text(rig.run("run").keep("User"))).isEqualTo("key\n3\n4\n");
  }

  @Test
  void leavesOutRowsThatTheFilterDrops() throws Exception {
    AgentRig rig =
        rig(
            people("row.kind == 'person'"),
            "id,given,sn,born,kind",
            "1,Ada,L,,person",
            ",,,,computer",
            "x,,,,printer",
            "2,Max,R,,Person",
            "3,Eve,S,,person");

    PreparedFile user = AgentRig.of(rig.prepare("run", Mode.COMPLETE), "User");

    assertThat(sorted(rig, "User")).isEqualTo("id,name,age\n1,Ada L,\n3,Eve S,\n");
    assertThat(List.of(user.read(), user.filtered(), user.rejected(), user.rows()))
        .containsExactly(2L, 3L, 0L, 2L);
    assertThat(user.content()).isEqualTo(Content.ROWS);
  }

  @Test
  void rejectsRowsThatTheFilterCannotJudge() throws Exception {
    AgentRig rig =
        rig(
            people("int(row.level) > 3"),
            "id,given,sn,born,level",
            "1,Ada,L,,4",
            "2,Max,R,,high",
            "3,Eve",
            "4,Roe,S,,1",
            ",Roe,S,,?");

    PreparedFile user = AgentRig.of(rig.prepare("run", Mode.COMPLETE), "User");

    assertThat(List.of(user.read(), user.filtered(), user.rejected())).containsExactly(4L, 1L, 3L);
    assertThat(AgentRig.text(rig.run("run").rejects("User")))
        .contains("3,,expression-failed,\"cannot be filtered: ")
        .contains("4,,ragged-row,");
    assertThat(AgentRig.text(rig.run("run").nullKeys("User"))).contains("6,,expression-failed,");
    assertThat(AgentRig.text(rig.run("run").keep("User"))).isEqualTo("key\n2\n3\n");
  }

  @Test
  void takesAFileOfWhichAllIsDroppedForOneWithoutRows() throws Exception {
    AgentRig rig = rig(people("row.kind == 'x'"), "id,given,sn,born,kind", "1,Ada,L,,person");

    PreparedFile user = AgentRig.of(rig.prepare("run", Mode.COMPLETE), "User");

    assertThat(user.content()).isEqualTo(Content.HEADER_ONLY);
    assertThat(user.filtered()).isEqualTo(1);
  }

  @Test
  void filtersLinksByThemselves() throws Exception {
    AConnector connector =
        people("row.kind == 'person'")
            .filteredLinks(
                "User.manager",
                "people",
                "row.kind == 'person' && row.boss != row.id",
                new LinkEnd("User", "id", null),
                new LinkEnd("User", "boss", null),
                Multiplicity.ONE);
    AgentRig rig =
        rig(
            connector,
            "id,given,sn,born,kind,boss",
            "1,Ada,L,,person,1",
            "2,Max,R,,person,1",
            "3,PC,3,,computer,1");

    PreparedFile links = AgentRig.of(rig.prepare("run", Mode.COMPLETE), "User.manager");

    assertThat(sorted(rig, "User.manager")).isEqualTo("owner,target\n2,1\n");
    assertThat(List.of(links.read(), links.filtered(), links.rejected()))
        .containsExactly(1L, 2L, 0L);
  }

  @Test
  void refusesAFileWithoutAColumnThatAnExpressionReads() throws Exception {
    AgentRig rig = rig(people("row.kind == 'person'"), "id,given,surname,born,kinds", "1,a,b,,c");

    assertThatThrownBy(() -> rig.prepare("run", Mode.COMPLETE))
        .isInstanceOfSatisfying(
            SourceException.class,
            refusal -> {
              assertThat(refusal.failure().type()).isEqualTo(FailureType.SOURCE_MALFORMED);
              assertThat(refusal.failure().column()).isEqualTo("sn");
            });
    AgentRig second = rig(people("row.kind == 'person'"), "id,given,sn,born,kinds", "1,a,b,,c");
    assertThatThrownBy(() -> second.prepare("run", Mode.COMPLETE))
        .isInstanceOfSatisfying(
            SourceException.class,
            refusal -> assertThat(refusal.failure().message()).contains("the nearest is 'kinds'"));
  }

  @Test
  void computesOfCommandsWhatTheyTellWhole() throws Exception {
    AgentRig rig =
        rig(
            people("row.kind == 'person'"),
            "command,id,given,sn,born,kind",
            "insert,1,Ada,,,person",
            "update,2,,,,person",
            "update,3,Max,Roe,1990,person",
            "update,4,Max,,,person",
            "merge,5,Max,NULL_NULL,NULL_NULL,person",
            "merge,6,,,,",
            "update,7,,,,computer",
            "delete,8,,,,",
            "delete,9,,,,computer",
            "update,10,NULL_NULL,NULL_NULL,,person",
            "update,12,Eve,Poe,1991,",
            "what,11,,,,computer");

    PreparedFile user = AgentRig.of(rig.prepare("run", Mode.INCREMENTAL), "User");

    assertThat(sorted(rig, "User"))
        .isEqualTo(
            """
            command,id,name,age
            insert,1,Ada,
            update,12,Eve Poe,35
            update,2,,
            update,3,Max Roe,36
            merge,5,Max,NULL_NULL
            delete,8,,
            """);
    assertThat(List.of(user.read(), user.filtered(), user.rejected())).containsExactly(10L, 2L, 4L);
    assertThat(AgentRig.text(rig.run("run").rejects("User")))
        .contains(
            "5,name,expression-incomplete,needs cells that are empty: sn. Fill in the cells;"
                + " NULL_NULL means that there is no value,4,")
        .contains(
            "7,,expression-incomplete,has no value for the filter in: kind. Fill in the cells;"
                + " NULL_NULL means that there is no value,6,")
        .contains("11,name,required,")
        .contains("13,command,unknown-command,");
  }

  /** What an expression makes of a row now is compared with what it made before. */
  @Test
  void sendsWhatAChangedDefinitionMakesOfTheSameRows() throws Exception {
    String[] rows = {
      "id,given,sn,born,kind", "1,Ada,L,,person", "2,Max,R,,guest", "3,Eve,S,,person"
    };
    AgentRig rig = rig(people("row.kind == 'person'"), rows);
    rig.applied("first");

    rig.connector = people("row.kind == 'person'").build();
    PrepareResult same = rig.prepare("run", Mode.INCREMENTAL);
    assertThat(rig.delta("run", same, "first").rows()).isEqualTo(Map.of("User", 0L));

    rig.connector = people("row.id != '3'").build();
    PrepareResult other = rig.prepare("run", Mode.INCREMENTAL);
    rig.delta("run", other, "first");
    assertThat(AgentRig.text(rig.run("run").delta("User")))
        .isEqualTo("command,id,name,age\ninsert,2,Max R,\ndelete,3,,\n");

    rig.connector =
        AConnector.connector()
            .source("people", "people.csv", ",")
            .filteredType(
                "User",
                "people",
                "row.kind == 'person'",
                AConnector.property("id", PropertyType.INTEGER),
                NAME.computedBy("row.given.left(1) == 'A' ? row.sn : row.given + ' ' + row.sn"),
                AGE)
            .build();
    PrepareResult renamed = rig.prepare("run", Mode.INCREMENTAL);
    rig.delta("run", renamed, "first");
    assertThat(AgentRig.text(rig.run("run").delta("User")))
        .isEqualTo("command,id,name,age\nupdate,1,L,NULL_NULL\n");
  }

  @Test
  void refusesAnExpressionThatThisAgentDoesNotKnow() throws Exception {
    AgentRig rig = rig(people("row.kind.invented()"), "id,given,sn,born,kind");

    assertThatThrownBy(() -> rig.prepare("run", Mode.COMPLETE))
        .isInstanceOfSatisfying(
            SourceException.class,
            refusal ->
                assertThat(refusal.failure().type()).isEqualTo(FailureType.INVALID_DEFINITION));
  }
}
