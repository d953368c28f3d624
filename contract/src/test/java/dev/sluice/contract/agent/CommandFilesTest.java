package dev.sluice.contract.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.agent.PreparedFile.Content;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandFilesTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          true,  1, ROWS,           ab, people ab
          true,  1, ROWS,           -,  people 00
          true,  0, ROWS,           ab, -
          true,  0, EMPTY,          ab, -
          true,  1, APPLIED_BEFORE, ab, -
          true,  0, NO_FILE,        -,  -
          false, 1, ROWS,           ab, -
          """)
  void namesFilesThatSaySomething(
      boolean commands, long rows, Content content, String digest, String name) {
    assertThat(CommandFiles.named(List.of(file("User", "people", commands, rows, content, digest))))
        .isEqualTo(name);
  }

  @Test
  void namesEachSourceOnceWhateverTheOrder() {
    PreparedFile users = file("User", "people", true, 1, Content.ROWS, "ab");
    PreparedFile managers = file("User.manager", "people", true, 1, Content.ROWS, "ab");
    PreparedFile groups = file("Group", "groups", true, 1, Content.ROWS, "cd");

    assertThat(CommandFiles.named(List.of(users, managers, groups)))
        .isEqualTo("groups cd\npeople ab")
        .isEqualTo(CommandFiles.named(List.of(groups, managers, users)));
  }

  private static PreparedFile file(
      String target, String source, boolean commands, long rows, Content content, String digest) {
    return new PreparedFile(
        target, false, source, rows, 0, 0, rows, commands, content, "00", digest);
  }
}
