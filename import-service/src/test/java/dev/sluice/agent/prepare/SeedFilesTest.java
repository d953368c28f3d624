package dev.sluice.agent.prepare;

import static dev.sluice.agent.AConnector.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.agent.AConnector;
import dev.sluice.agent.AgentRig;
import dev.sluice.agent.step.SourceException;
import dev.sluice.contract.Failure;
import dev.sluice.contract.FailureType;
import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.definition.LinkEnd;
import dev.sluice.contract.definition.Multiplicity;
import dev.sluice.contract.run.Mode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of the seeds' own example, as they stand there. */
class SeedFilesTest {
  @TempDir Path folder;

  private static AConnector users() {
    return AConnector.connector()
        .source("entries", "ad_entries.csv", ";")
        .type(
            "User",
            "entries",
            text("employeeId", "employeeID"),
            text("login", "sAMAccountName"),
            text("parent", "parentdn"));
  }

  private static AgentRig entries(AgentRig rig) throws Exception {
    return rig.file(
        "ad_entries.csv",
        "employeeID;businessCategory;extensionAttribute15;objectCategory;sAMAccountName;"
            + "userPrincipalName;parentdn",
        "00001;fames;ac;turpis;egestas;integer;eget",
        "00002;ullamcorper;eget;nulla;facilisi;etiam",
        "00003;integer;eget;aliquet;nibh;praesent",
        "",
        "                ");
  }

  @Test
  void rejectsTheTwoShortRowsOfTheEntriesAndKeepsTheirKeys() throws Exception {
    AgentRig rig = entries(new AgentRig(folder, users().build()));

    PreparedFile user = AgentRig.of(rig.prepare("run", Mode.COMPLETE), "User");

    assertThat(user.read()).isEqualTo(3);
    assertThat(user.rejected()).isEqualTo(2);
    assertThat(AgentRig.text(rig.run("run").sorted("User")))
        .isEqualTo("employeeId,login,parent\n00001,egestas,eget\n");
    assertThat(AgentRig.text(rig.run("run").keep("User"))).isEqualTo("key\n00002\n00003\n");
    assertThat(AgentRig.text(rig.run("run").rejects("User")))
        .contains("3,,ragged-row,\"expected 7 cells as in the header, found 6. ")
        .contains("\",00002,00002,ullamcorper");
  }

  @Test
  void refusesManagersWhoseRowsUseAnotherDelimiterThanTheirHeader() throws Exception {
    AConnector connector =
        users()
            .source("managers", "ad_managers.csv", ";")
            .links(
                "User.manager",
                "managers",
                new LinkEnd("User", "employeeID", null),
                new LinkEnd("User", "manager", null),
                Multiplicity.ONE,
                null);
    AgentRig rig = entries(new AgentRig(folder, connector.build()));
    rig.file("ad_managers.csv", "employeeID;manager", "00001,99812", "00002,99812", "00003,99812");

    assertThatThrownBy(() -> rig.prepare("run", Mode.COMPLETE))
        .isInstanceOfSatisfying(
            SourceException.class,
            refusal -> {
              Failure failure = refusal.failure();
              assertThat(failure.type()).isEqualTo(FailureType.SOURCE_MALFORMED);
              assertThat(failure.file()).isEqualTo("ad_managers.csv");
              assertThat(failure.line()).isEqualTo(2);
              assertThat(failure.message())
                  .contains("ad_managers.csv, line 2")
                  .contains("','")
                  .contains("';'")
                  .doesNotContain("99812");
            });
  }

  @Test
  void readsTheMembersOfAGroup() throws Exception {
    AConnector connector =
        users()
            .source("members", "ad_members.csv", ";")
            .links(
                "Group.members",
                "members",
                new LinkEnd("Group", "dn", null),
                new LinkEnd("User", "member", null),
                Multiplicity.MANY,
                null);
    AgentRig rig = entries(new AgentRig(folder, connector.build()));
    rig.file(
        "ad_members.csv",
        "dn;member",
        "CN=SG_APP_AG002,DC=internal;CN=U34811,DC=internal",
        "CN=SG_APP_AG002,DC=internal;CN=U18184,DC=internal",
        "CN=SG_APP_AG002,DC=internal;CN=U43405,DC=internal",
        "CN=SG_APP_AG002,DC=internal;CN=U51630,DC=internal");

    PreparedFile members = AgentRig.of(rig.prepare("run", Mode.COMPLETE), "Group.members");

    assertThat(members.read()).isEqualTo(4);
    assertThat(members.rows()).isEqualTo(4);
    assertThat(AgentRig.text(rig.run("run").sorted("Group.members")))
        .isEqualTo(
            """
            owner,target
            "CN=SG_APP_AG002,DC=internal","CN=U18184,DC=internal"
            "CN=SG_APP_AG002,DC=internal","CN=U34811,DC=internal"
            "CN=SG_APP_AG002,DC=internal","CN=U43405,DC=internal"
            "CN=SG_APP_AG002,DC=internal","CN=U51630,DC=internal"
            """);
  }
}
