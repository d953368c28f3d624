package dev.sluice.repository.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.agent.PreparedFile.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SourceFilesTest {

  @Test
  void keepsWhichFilesAreWorkbooks() {
    SourceFiles kept =
        SourceFiles.parse(
            SourceFiles.of(List.of(prepared("people", "Staff"), prepared("groups", null)))
                .toJson()
                .data());

    assertThat(kept.bySource().get("people").sheet()).isEqualTo("Staff");
    assertThat(kept.bySource().get("groups").sheet()).isNull();
  }

  @Test
  void readsWhatWasKeptBeforeThereWereWorkbooks() {
    SourceFiles kept =
        SourceFiles.parse("{\"people\":{\"content\":\"ROWS\",\"commands\":false,\"sha256\":null}}");

    assertThat(kept.bySource().get("people").sheet()).isNull();
    assertThat(kept.bySource().get("people").notes()).isEmpty();
  }

  private static PreparedFile prepared(String source, @Nullable String sheet) {
    return new PreparedFile(
        "User", false, source, 1, 0, 0, 1, false, Content.ROWS, "", null, null, null, sheet);
  }
}
