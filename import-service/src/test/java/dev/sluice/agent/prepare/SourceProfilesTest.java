package dev.sluice.agent.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.agent.AConnector;
import dev.sluice.agent.AgentRig;
import dev.sluice.agent.files.ProfileFile;
import dev.sluice.contract.definition.Multiplicity;
import dev.sluice.contract.profile.ColumnProfile;
import dev.sluice.contract.profile.SourceProfile;
import dev.sluice.contract.run.Mode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceProfilesTest {
  @TempDir Path folder;

  @Test
  void profilesEachSourceOnceAsItStandsInItsFile() throws IOException {
    AgentRig rig = new AgentRig(folder, AConnector.ofUsers().members(Multiplicity.MANY).build());
    rig.file(
        "users.csv",
        "id,login,age,hired,room",
        "1,ann,30,01/02/2020,R1",
        "2,bob,old,,R2",
        // Neither is a row of the table.
        "3,eve",
        "id,login,age,hired,room");
    rig.file("members.csv", "group,member", "1,1");

    List<SourceProfile> profiles = profiles(rig, "run", Mode.COMPLETE);

    assertThat(profiles).extracting(SourceProfile::source).containsExactly("members", "users");
    SourceProfile users = profiles.get(1);
    assertThat(users.rows()).isEqualTo(2);
    assertThat(users.sampled()).isEqualTo(2);
    assertThat(users.commands()).isFalse();
    assertThat(users.columns())
        .extracting(ColumnProfile::name)
        .containsExactly("id", "login", "age", "hired", "room");
    assertThat(users.columns())
        .extracting(ColumnProfile::read)
        .containsExactly(true, true, true, true, false);
    assertThat(users.column("hired").orElseThrow().empty()).isEqualTo(1);
    // Of a cell that cannot be converted it is known how it looks.
    assertThat(users.column("age").orElseThrow().masks())
        .extracting(ColumnProfile.Mask::text)
        .containsExactly("9", "a");
  }

  @Test
  void tellsTheSameASecondTime() throws IOException {
    AgentRig rig = new AgentRig(folder, AConnector.ofUsers().build());
    rig.file("users.csv", "id,login,age,hired", "1,ann,30,01/02/2020");

    assertThat(profiles(rig, "run", Mode.COMPLETE)).isEqualTo(profiles(rig, "run", Mode.COMPLETE));
  }

  @Test
  void saysThatRowsCarryCommands() throws IOException {
    AgentRig rig = new AgentRig(folder, AConnector.ofUsers().build());
    rig.file("users.csv", "command,id,login,age,hired", "update,1,ann,,");

    SourceProfile users = profiles(rig, "run", Mode.INCREMENTAL).get(0);

    assertThat(users.commands()).isTrue();
    assertThat(users.rows()).isEqualTo(1);
  }

  @Test
  void knowsNothingOfAFileWithoutAHeader() throws IOException {
    AgentRig rig = new AgentRig(folder, AConnector.ofUsers().build());
    rig.file("users.csv", "");

    assertThat(profiles(rig, "run", Mode.COMPLETE)).isEmpty();
  }

  @Test
  void knowsNothingWhereNobodyPrepared() throws IOException {
    assertThat(ProfileFile.read(folder.resolve("profiles.json")).profiles()).isEmpty();
  }

  private static List<SourceProfile> profiles(AgentRig rig, String run, Mode mode)
      throws IOException {
    rig.prepare(run, mode);
    return ProfileFile.read(rig.work.run(rig.connector.name(), run).profiles()).profiles();
  }
}
