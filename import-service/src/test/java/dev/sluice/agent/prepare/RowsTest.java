package dev.sluice.agent.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.agent.AConnector;
import dev.sluice.agent.AgentRig;
import dev.sluice.agent.step.Progress;
import dev.sluice.agent.step.SourceException;
import dev.sluice.contract.Failure;
import dev.sluice.contract.FailureType;
import dev.sluice.contract.agent.ExportResult;
import dev.sluice.contract.agent.PrepareRequest;
import dev.sluice.contract.agent.PrepareResult;
import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.agent.PreparedFile.Content;
import dev.sluice.contract.definition.LinkEnd;
import dev.sluice.contract.definition.Multiplicity;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.definition.StatusColumn;
import dev.sluice.contract.definition.source.CsvFile;
import dev.sluice.contract.run.Mode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RowsTest {
  @TempDir Path folder;

  private static AConnector users() {
    return AConnector.connector()
        .source("users", "users.csv", ",")
        .type(
            "User",
            "users",
            new StatusColumn("status", List.of("Active"), List.of("Left", "Locked")),
            AConnector.property("id", PropertyType.INTEGER),
            AConnector.property("name", PropertyType.STRING));
  }

  private static AConnector managers(Multiplicity multiplicity, String separator) {
    return users()
        .links(
            "User.manager",
            "users",
            new LinkEnd("User", "id", null),
            new LinkEnd("User", "manager", null),
            multiplicity,
            separator);
  }

  private static AConnector members(Multiplicity multiplicity, String separator) {
    return users()
        .source("members", "members.csv", ",")
        .links(
            "User.members",
            "members",
            new LinkEnd("User", "owner", null),
            new LinkEnd("User", "target", null),
            multiplicity,
            separator);
  }

  private AgentRig rig(AConnector connector) throws Exception {
    return new AgentRig(folder, connector.build()).file("users.csv", "id,name,status,manager");
  }

  private static String sorted(AgentRig rig, String dataset) throws Exception {
    return AgentRig.text(rig.run("run").sorted(dataset));
  }

  @Test
  void writesWhetherAResourceIsActive() throws Exception {
    AgentRig rig = rig(users());
    rig.file(
        "users.csv", "id,name,status", "1,a,active", "2,b,LEFT", "3,c,", "4,d,NULL_NULL", "5,e,x");

    PreparedFile user = AgentRig.of(rig.prepare("run", Mode.COMPLETE), "User");

    assertThat(sorted(rig, "User"))
        .isEqualTo("id,name,active\n1,a,true\n2,b,false\n3,c,true\n4,d,true\n");
    assertThat(user.rejected()).isEqualTo(1);
    assertThat(AgentRig.text(rig.run("run").rejects("User"))).contains("6,status,unknown-status,");
    assertThat(user.commands()).isFalse();
  }

  @Test
  void passesCommandsThroughInIncrementalRuns() throws Exception {
    AgentRig rig = rig(users());
    rig.file(
        "users.csv",
        "Command,id,name,status",
        "Modify,2,,",
        "ADD,1,NULL_NULL,",
        "update,3,NULL_NULL,left",
        "Delete,4,whatever,whatever",
        "Merge,05,e,active",
        "replace,6,f,",
        ",7,g,");

    PreparedFile incremental = AgentRig.of(rig.prepare("run", Mode.INCREMENTAL), "User");
    assertThat(incremental.commands()).isTrue();
    assertThat(incremental.rejected()).isEqualTo(2);
    assertThat(sorted(rig, "User"))
        .isEqualTo(
            """
            command,id,name,active
            insert,1,,true
            update,2,,
            update,3,NULL_NULL,false
            delete,4,,
            merge,5,e,true
            """);
    assertThat(AgentRig.text(rig.run("run").rejects("User"))).contains("7,Command,unknown-command");
  }

  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"COMPLETE", "INITIAL"})
  void refusesCommandsWhereTheWholeTableIsRead(Mode mode) throws Exception {
    for (String command : List.of("delete", "Add", "no such command")) {
      AgentRig rig = rig(users());
      rig.file(
          "users.csv", "id,name,status,COMMAND", "1,a,, ", "2,b,,NULL_NULL", "9,z,," + command);
      assertThatThrownBy(() -> rig.prepare("run", mode))
          .isInstanceOfSatisfying(
              SourceException.class,
              refusal -> {
                Failure failure = refusal.failure();
                assertThat(failure.type()).isEqualTo(FailureType.SOURCE_MALFORMED);
                assertThat(failure.file()).isEqualTo("users.csv");
                assertThat(failure.line()).isEqualTo(4);
                assertThat(failure.column()).isEqualTo("COMMAND");
                assertThat(failure.remedy()).contains("'incrementalPath'");
              });
    }
  }

  @Test
  void leavesAnEmptyColumnOfCommandsAlone() throws Exception {
    AgentRig rig = rig(users());
    rig.file("users.csv", "command,id,name,status", ",1,a,", " ,2,b,", "NULL_NULL,3,c,");
    String rows = "id,name,active\n1,a,true\n2,b,true\n3,c,true\n";

    for (Mode mode : Mode.values()) {
      PreparedFile user = AgentRig.of(rig.prepare("run", mode), "User");
      assertThat(user.commands()).isFalse();
      assertThat(sorted(rig, "User")).isEqualTo(rows);
    }
  }

  @Test
  void mergesTheRowsOfAFileOfChangesWithoutCommands() throws Exception {
    AConnector connector =
        AConnector.connector()
            .source("users", new CsvFile("users.csv", "changes.csv", ",", "UTF-8"))
            .type("User", "users", AConnector.property("id", PropertyType.INTEGER));
    AgentRig rig = rig(connector);

    for (String[] changes : new String[][] {{"command,id", ",1"}, {"id", "1"}}) {
      rig.file("changes.csv", changes);
      PreparedFile user = AgentRig.of(rig.prepare("run", Mode.INCREMENTAL), "User");

      assertThat(user.commands()).isTrue();
      assertThat(user.rejected()).isZero();
      assertThat(sorted(rig, "User")).isEqualTo("command,id\nmerge,1\n");
    }
  }

  @Test
  void takesApostrophesAwayThatAFileOfRejectsHasBeforeFormulas() throws Exception {
    AConnector connector =
        AConnector.connector()
            .source("users", "users.csv", ",")
            .type("User", "users", AConnector.text("id", "id"), AConnector.text("name", "name"));
    AgentRig rig = rig(connector);
    String[] rows = {"1,'=1+1", "2,\"'=\"\"x\"\",y\"", "3,''=q", "4,'plain", "5,'", "'-6,-7"};

    rig.file("users.csv", table("id,name", rows, ""));
    rig.prepare("run", Mode.COMPLETE);
    assertThat(sorted(rig, "User")).contains("1,'=1+1\n", "3,''=q\n", "'-6,-7\n");

    rig.file("users.csv", table("id,name,_error_code,_error_column", rows, ",required,name"));
    rig.prepare("run", Mode.COMPLETE);
    assertThat(sorted(rig, "User"))
        .isEqualTo("id,name\n-6,-7\n1,=1+1\n2,\"=\"\"x\"\",y\"\n3,'=q\n4,'plain\n5,'\n");
  }

  /** A template that was filled in, and its rejects, which have the marks of both. */
  @ParameterizedTest
  @CsvSource({"_guarded, ''", "'_guarded,_error_code', ',required'"})
  void takesOneApostropheAwayWhateverMarksAFileHas(String marks, String more) throws Exception {
    AConnector connector =
        AConnector.connector()
            .source("users", "users.csv", ",")
            .type("User", "users", AConnector.text("id", "id"), AConnector.text("name", "name"));
    AgentRig rig = rig(connector);
    String[] rows = {
      "1,'=1+1,", "2,\"'=\"\"x\"\",y\",", "3,''=q,", "4,'plain,", "5,-3,", "'-6,-7,"
    };

    rig.file("users.csv", table("id,name," + marks, rows, more));
    rig.prepare("run", Mode.COMPLETE);

    assertThat(sorted(rig, "User"))
        .isEqualTo("id,name\n-6,-7\n1,=1+1\n2,\"=\"\"x\"\",y\"\n3,'=q\n4,'plain\n5,-3\n");
  }

  private static String[] table(String header, String[] rows, String more) {
    return Stream.concat(Stream.of(header), Stream.of(rows).map(row -> row + more))
        .toArray(String[]::new);
  }

  @Test
  void tellsEverythingThatIsWrongWithARow() throws Exception {
    AConnector connector =
        AConnector.connector()
            .source("users", "users.csv", ",")
            .type(
                "User",
                "users",
                AConnector.property("id", PropertyType.INTEGER),
                AConnector.property("age", PropertyType.INTEGER),
                AConnector.property("born", PropertyType.DATE));
    AgentRig rig =
        rig(connector).file("users.csv", "id,age,born", "x,y,z", "1,y,2020-01-01", ",y,");

    PreparedFile user = AgentRig.of(rig.prepare("run", Mode.COMPLETE), "User");

    assertThat(user.read()).isEqualTo(3);
    assertThat(user.rejected()).isEqualTo(3);
    assertThat(codes(AgentRig.text(rig.run("run").sentRejects("User"))))
        .containsExactly(
            "2,id,not-an-integer",
            "2,age,not-an-integer",
            "2,born,not-a-date",
            "3,age,not-an-integer");
    assertThat(codes(AgentRig.text(rig.run("run").sentNullKeys("User"))))
        .containsExactly("4,id,no-key", "4,age,not-an-integer");
  }

  private static List<String> codes(String csv) {
    return csv.lines()
        .skip(1)
        .map(line -> String.join(",", List.of(line.split(",")).subList(0, 3)))
        .toList();
  }

  @Test
  void wantsACommandOfEachRowWhereOneHasOne() throws Exception {
    AConnector connector =
        AConnector.connector()
            .source("users", new CsvFile("users.csv", "changes.csv", ",", "UTF-8"))
            .type("User", "users", AConnector.property("id", PropertyType.INTEGER));
    AgentRig rig = rig(connector).file("changes.csv", "command,id", ",1", "delete,2");

    assertThat(AgentRig.of(rig.prepare("run", Mode.INCREMENTAL), "User").rejected()).isEqualTo(1);
    assertThat(sorted(rig, "User")).isEqualTo("command,id\ndelete,2\n");
  }

  @Test
  void readsAColumnOfCommandsThatTheDefinitionMaps() throws Exception {
    AConnector connector =
        AConnector.connector()
            .source("users", "users.csv", ",")
            .type(
                "User",
                "users",
                AConnector.property("id", PropertyType.INTEGER),
                AConnector.text("order", "command"));
    AgentRig rig = rig(connector).file("users.csv", "id,command", "1,delete");

    for (Mode mode : Mode.values()) {
      assertThat(AgentRig.of(rig.prepare("run", mode), "User").commands()).isFalse();
      assertThat(sorted(rig, "User")).isEqualTo("id,order\n1,delete\n");
    }
  }

  @Test
  void refusesTwoColumnsOfCommands() throws Exception {
    AgentRig rig = rig(users()).file("users.csv", "Command,id,name,status, command", ",1,a,,");
    for (Mode mode : Mode.values()) {
      assertThatThrownBy(() -> rig.prepare("run", mode))
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("line 1")
          .hasMessageContaining("column 5 like column 1");
    }
  }

  @Test
  void refusesACopyThatWasChangedSinceItWasExported() throws Exception {
    AgentRig rig = rig(users()).file("users.csv", "id,name,status", "1,a,", "2,b,");
    ExportResult exported = rig.export("run", Mode.COMPLETE);
    PrepareRequest request = new PrepareRequest("run", rig.connector, Mode.COMPLETE, exported);
    Path copy = rig.run("run").source("users");
    for (String changed : List.of("id,name,status\n1,a,\n", "id,name,status\n1,a,\n3,b,\n")) {
      Files.writeString(copy, changed);
      assertThatThrownBy(() -> rig.preparation.prepare(request, Progress.NONE))
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("users.csv: the agent's copy has changed");
    }
    assertThat(rig.run("run").sorted("User")).doesNotExist();
  }

  @Test
  void tellsWhereALongFileStopsBeingTextOrATable() throws Exception {
    String rows = "id,name,status\n" + "1,Zoë,Active\n".repeat(30_000);
    AgentRig rig = rig(users());
    Path file = rig.files.resolve("users.csv");

    Files.writeString(file, rows);
    Files.writeString(
        file, "2,Zoë,Active\n", StandardCharsets.ISO_8859_1, StandardOpenOption.APPEND);
    refuses(rig, "line 30002", "character 5", "is not text");

    Files.writeString(file, rows + "2,\"Zoë,Active\n" + "3,Ada,Active\n".repeat(30_000));
    refuses(rig, "line 30002", "still open");

    // Whoever read ahead has gone.
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(each -> each.getName().equals("sluice-read") && each.isAlive());
  }

  private static void refuses(AgentRig rig, String... says) {
    assertThatThrownBy(() -> rig.prepare("run", Mode.COMPLETE))
        .isInstanceOf(SourceException.class)
        .message()
        .contains(says);
  }

  @Test
  void knowsAHeaderWithCommandsWithoutRows() throws Exception {
    AgentRig rig = rig(users()).file("users.csv", "command,id,name,status");
    PreparedFile user = AgentRig.of(rig.prepare("run", Mode.INCREMENTAL), "User");
    assertThat(user.commands()).isTrue();
    assertThat(user.content()).isEqualTo(Content.HEADER_ONLY);
  }

  @Test
  void readsTheIncrementalFileInIncrementalRuns() throws Exception {
    AConnector connector =
        AConnector.connector()
            .source("users", new CsvFile("users.csv", "changes.csv", ",", "UTF-8"))
            .type("User", "users", AConnector.property("id", PropertyType.INTEGER));
    AgentRig rig = rig(connector).file("users.csv", "id", "1").file("changes.csv", "id", "2");

    rig.prepare("run", Mode.INCREMENTAL);
    assertThat(sorted(rig, "User")).isEqualTo("command,id\nmerge,2\n");
    rig.prepare("run", Mode.COMPLETE);
    assertThat(sorted(rig, "User")).isEqualTo("id\n1\n");
  }

  @Test
  void takesLinksFromAColumnOfTheOwnersFile() throws Exception {
    AgentRig rig = rig(managers(Multiplicity.ONE, null));
    rig.file("users.csv", "id,name,status,manager", "3,c,,01", "2,b,,", "1,a,,NULL_NULL", ",x,,1");

    PreparedFile links = AgentRig.of(rig.prepare("run", Mode.COMPLETE), "User.manager");

    // The ends are written as the key they are looked up in, an integer here.
    assertThat(sorted(rig, "User.manager")).isEqualTo("owner,target\n3,1\n");
    assertThat(links.read()).isEqualTo(4);
    assertThat(links.rejected()).isEqualTo(1);
  }

  @Test
  void partsSeveralTargetsInOneCell() throws Exception {
    AgentRig rig = rig(managers(Multiplicity.MANY, "|"));
    rig.file("users.csv", "id,name,status,manager", "1,a,, 3 |2||3", "2,b,,|", "3,c,,x|1");

    PreparedFile links = AgentRig.of(rig.prepare("run", Mode.COMPLETE), "User.manager");

    assertThat(sorted(rig, "User.manager")).isEqualTo("owner,target\n1,2\n1,3\n3,1\n");
    assertThat(links.read()).isEqualTo(5);
    assertThat(links.duplicates()).isEqualTo(1);
    assertThat(links.rejected()).isEqualTo(1);
    assertThat(AgentRig.text(rig.run("run").keep("User.manager"))).isEqualTo("key\n3\n");
  }

  @Test
  void rejectsRowsWithoutOwnerOrTargetInAFileOfLinks() throws Exception {
    AgentRig rig = rig(members(Multiplicity.MANY, null));
    rig.file("members.csv", "owner,target", "10,1", "9,1", ",1", "9,", "9,x");

    PreparedFile links = AgentRig.of(rig.prepare("run", Mode.COMPLETE), "User.members");

    assertThat(sorted(rig, "User.members")).isEqualTo("owner,target\n10,1\n9,1\n");
    assertThat(links.read()).isEqualTo(5);
    assertThat(links.rejected()).isEqualTo(3);
    assertThat(AgentRig.text(rig.run("run").nullKeys("User.members")))
        .contains("4,owner,no-key,")
        .contains("5,target,no-key,");
    assertThat(AgentRig.text(rig.run("run").keep("User.members"))).isEqualTo("key\n9\n");
  }

  @Test
  void keepsAllThatMayBeTheKeyOfARowWithAMisplacedDelimiter() throws Exception {
    AConnector connector =
        AConnector.connector()
            .source("users", "users.csv", ",")
            .type(
                "User",
                "users",
                AConnector.property("employeeID", PropertyType.STRING),
                AConnector.property("name", PropertyType.STRING),
                AConnector.property("city", PropertyType.STRING))
            .links(
                "User.mentor",
                "users",
                new LinkEnd("User", "employeeID", null),
                new LinkEnd("User", "city", null),
                Multiplicity.MANY,
                null);
    AgentRig rig = new AgentRig(folder, connector.build());
    rig.file(
        "users.csv", "name,employeeID,city", "Smith, John,00001,Rome", "00002,Oslo", "x,3,a,b,c");

    rig.prepare("run", Mode.COMPLETE);

    String keys = "key\n John\n00001\n00002\n3\nOslo\na\nb\n";
    assertThat(AgentRig.text(rig.run("run").keep("User"))).isEqualTo(keys);
    assertThat(AgentRig.text(rig.run("run").keep("User.mentor"))).isEqualTo(keys);
  }

  @Test
  void keepsTheOwnerOfALinkThatNamesNoTarget() throws Exception {
    AgentRig rig = rig(members(Multiplicity.MANY, null));
    rig.file("members.csv", "owner,target", "09,", "8,NULL_NULL", "x,", "\"\",NULL_NULL");

    PreparedFile links = AgentRig.of(rig.prepare("run", Mode.COMPLETE), "User.members");

    assertThat(links.rejected()).isEqualTo(4);
    assertThat(AgentRig.text(rig.run("run").keep("User.members"))).isEqualTo("key\n8\n9\n");
    assertThat(AgentRig.text(rig.run("run").nullKeys("User.members")))
        .contains("\n2,target,no-key,", ",9,09,\n", "\n3,target,no-key,", "\n5,owner,no-key,");
  }

  @Test
  void takesAnEmptyListForNoTargets() throws Exception {
    AgentRig rig = rig(members(Multiplicity.MANY, "|"));
    rig.file(
        "members.csv", "owner,target", "1,2|3", "2,", "3, | ", "4,NULL_NULL", ",", "\"\",2", "x,");

    for (Mode mode : List.of(Mode.COMPLETE, Mode.INCREMENTAL)) {
      PreparedFile links = AgentRig.of(rig.prepare("run", mode), "User.members");

      assertThat(sorted(rig, "User.members")).isEqualTo("owner,target\n1,2\n1,3\n");
      assertThat(links.rejected()).isEqualTo(2);
      assertThat(links.content()).isEqualTo(Content.ROWS);
      assertThat(AgentRig.text(rig.run("run").keep("User.members"))).isEqualTo("key\n");
    }
  }

  @Test
  void findsNoLinkInRowsOfAnEntityTypeThatNameNoOwner() throws Exception {
    AConnector connector =
        users()
            .source("orgs", "orgs.csv", ",")
            .type("Org", "orgs", AConnector.property("code", PropertyType.STRING))
            .links(
                "Org.staff",
                "users",
                new LinkEnd("Org", "manager", null),
                new LinkEnd("User", "id", null),
                Multiplicity.MANY,
                null);
    AgentRig rig = rig(connector).file("orgs.csv", "code", "A");
    rig.file("users.csv", "id,name,status,manager", "1,a,,A", "2,b,,", "3,c,, ", "4,d,,NULL_NULL");

    PreparedFile links = AgentRig.of(rig.prepare("run", Mode.COMPLETE), "Org.staff");

    assertThat(sorted(rig, "Org.staff")).isEqualTo("owner,target\nA,1\n");
    assertThat(links.read()).isEqualTo(4);
    assertThat(links.rejected()).isZero();

    rig.file("users.csv", "id,name,status,manager", "1,a,,", "2,b,,");
    PreparedFile none = AgentRig.of(rig.prepare("run", Mode.COMPLETE), "Org.staff");
    assertThat(none.content()).isEqualTo(Content.ROWS);
  }

  @Test
  void countsEqualLinksAsEqualHoweverTheyAreWritten() throws Exception {
    AgentRig rig = rig(members(Multiplicity.MANY, null));
    rig.file("members.csv", "owner,target", "1,7", "01,7", "1,07", "1,\"7\"");

    PreparedFile links = AgentRig.of(rig.prepare("run", Mode.COMPLETE), "User.members");

    assertThat(links.duplicates()).isEqualTo(3);
    assertThat(AgentRig.text(rig.run("run").duplicates("User.members"))).isEmpty();
  }

  /** Blanks are no value, whatever the cell is for. */
  @Test
  void takesWhiteSpaceAloneForNoValue() throws Exception {
    AConnector connector =
        AConnector.connector()
            .source("users", "users.csv", ";")
            .type(
                "User",
                "users",
                new StatusColumn("status", List.of("on"), List.of("off")),
                AConnector.property("id", PropertyType.STRING),
                new PropertyDefinition("name", "name", PropertyType.STRING, null, true, false),
                new PropertyDefinition("mail", "mail", PropertyType.STRING, null, false, true),
                AConnector.property("age", PropertyType.INTEGER))
            .links(
                "User.boss",
                "users",
                new LinkEnd("User", "id", null),
                new LinkEnd("User", "boss", null),
                Multiplicity.ONE,
                null);
    for (String blank :
        List.of("", " ", "\t \t", "\u00a0", "\u2007\u202f", "\u3000 ", "\"\"", "\" \"")) {
      AgentRig rig = new AgentRig(folder, connector.build());
      rig.file(
          "users.csv",
          "id;name;mail;age;status;boss",
          "1;Ann;{};{};{};{}".replace("{}", blank),
          "2;{};b@x;1;on;1".replace("{}", blank),
          "{};Cy;c@x;1;on;1".replace("{}", blank),
          "3;Zoë; z ; 4 ;\u00a0off ;2");

      PreparedFile user = AgentRig.of(rig.prepare("run", Mode.COMPLETE), "User");

      assertThat(sorted(rig, "User"))
          .isEqualTo("id,name,mail,age,active\n1,Ann,,,true\n3,Zoë, z ,4,false\n");
      assertThat(user.rejected()).isEqualTo(2);
      assertThat(AgentRig.text(rig.run("run").rejects("User"))).contains("\n3,name,required,");
      assertThat(AgentRig.text(rig.run("run").nullKeys("User"))).contains("\n4,id,no-key,");
      assertThat(sorted(rig, "User.boss")).isEqualTo("owner,target\n2,1\n3,2\n");
    }
  }

  @Test
  void keepsOneTargetWhereAnOwnerHasOne() throws Exception {
    AgentRig rig = rig(members(Multiplicity.ONE, null));
    rig.file("members.csv", "owner,target", "1,2", "1,2", "1,3");

    PreparedFile links = AgentRig.of(rig.prepare("run", Mode.COMPLETE), "User.members");

    assertThat(sorted(rig, "User.members")).isEqualTo("owner,target\n1,2\n");
    assertThat(links.duplicates()).isEqualTo(2);
    assertThat(AgentRig.text(rig.run("run").duplicates("User.members")))
        .isEqualTo("line,owner,target\n4,1,3\n");
  }

  @Test
  void turnsCommandsIntoThoseOfLinks() throws Exception {
    AgentRig rig = rig(members(Multiplicity.MANY, null));
    rig.file(
        "members.csv",
        "command,owner,target",
        "add,1,2",
        "delete,1,3",
        "Modify,1,4",
        "delete,2,",
        "update,3,NULL_NULL",
        "update,4,");
    PreparedFile links = AgentRig.of(rig.prepare("run", Mode.INCREMENTAL), "User.members");
    assertThat(sorted(rig, "User.members"))
        .isEqualTo(
            """
            command,owner,target
            insert,1,2
            delete,1,3
            insert,1,4
            set,3,
            """);
    assertThat(links.rejected()).isEqualTo(2);

    AgentRig one = rig(members(Multiplicity.ONE, null));
    one.file("members.csv", "command,owner,target", "add,1,2", "delete,2,3", "merge,3,4");
    one.prepare("run", Mode.INCREMENTAL);
    assertThat(sorted(one, "User.members"))
        .isEqualTo("command,owner,target\nset,1,2\ndelete,2,3\nset,3,4\n");
  }

  @Test
  void replacesTheTargetsThatAnOwnersRowLists() throws Exception {
    AgentRig rig = rig(managers(Multiplicity.MANY, "|"));
    rig.file(
        "users.csv",
        "command,id,name,status,manager",
        "insert,1,a,,2|3",
        "update,2,b,,3|4",
        "update,3,c,,",
        "merge,4,d,,NULL_NULL",
        "delete,5,e,,1");
    rig.prepare("run", Mode.INCREMENTAL);
    assertThat(sorted(rig, "User.manager"))
        .isEqualTo(
            """
            command,owner,target
            set,1,2
            set,1,3
            set,2,3
            set,2,4
            set,4,
            set,5,
            """);
  }

  @Test
  void disarmsFormulasInFilesForPeopleOnly() throws Exception {
    AConnector connector =
        AConnector.connector()
            .source("users", "users.csv", ",")
            .type(
                "User",
                "users",
                AConnector.property("id", PropertyType.STRING),
                AConnector.property("age", PropertyType.INTEGER));
    AgentRig rig = new AgentRig(folder, connector.build());
    rig.file("users.csv", "id,age", "=1+1,1", "=1+1,2", "@x,y", ",-3");

    rig.prepare("run", Mode.COMPLETE);

    assertThat(sorted(rig, "User")).contains("\n=1+1,1\n");
    assertThat(AgentRig.text(rig.run("run").duplicates("User"))).contains("3,'=1+1,2");
    assertThat(AgentRig.text(rig.run("run").rejects("User"))).contains(",'@x,'@x,y");
    assertThat(AgentRig.text(rig.run("run").nullKeys("User"))).endsWith(",,'-3\n");
    assertThat(AgentRig.text(rig.run("run").sentRejects("User"))).contains(",@x,@x,y");
    assertThat(AgentRig.text(rig.run("run").sentNullKeys("User"))).endsWith(",,-3\n");
  }

  @Test
  void givesTheSameFilesTheSecondTime() throws Exception {
    AgentRig rig = rig(members(Multiplicity.MANY, null));
    rig.file("users.csv", "id,name,status", "2,b,", "1,a,", "1,z,", ",x,", "q,x,");
    rig.file("members.csv", "owner,target", "1,2", "1,x");
    PrepareResult first = rig.prepare("run", Mode.COMPLETE);
    String rejects = AgentRig.text(rig.run("run").rejects("User"));
    assertThat(rig.prepare("run", Mode.COMPLETE)).isEqualTo(first);
    assertThat(AgentRig.text(rig.run("run").rejects("User"))).isEqualTo(rejects);

    rig.file("users.csv", "id,name,status", "1,a,");
    rig.prepare("run", Mode.COMPLETE);
    assertThat(rig.run("run").rejects("User")).doesNotExist();
    assertThat(rig.run("run").sentRejects("User")).doesNotExist();
    assertThat(rig.run("run").path().toFile().list()).noneMatch(name -> name.startsWith("prepare"));
  }
}
