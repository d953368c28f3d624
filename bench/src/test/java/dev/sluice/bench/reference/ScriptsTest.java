package dev.sluice.bench.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bench.files.Expected;
import dev.sluice.bench.files.MadeFiles;
import dev.sluice.bench.files.Population;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptsTest {
  private final Population population = new Population(3, 3000);
  private MadeFiles files;
  private Scripts scripts;
  @TempDir private Path folder;

  @BeforeEach
  void prepareBothVersions() throws IOException, InterruptedException {
    files = new MadeFiles(population, folder.resolve("files"));
    files.make();
    scripts = Scripts.in(folder.resolve("sorted"));
    scripts.prepareUsers(files.folder(1), "none", "one");
    scripts.prepareUsers(files.folder(2), "one", "two");
    scripts.prepareLinks(files.folder(1), "none", "one");
    scripts.prepareLinks(files.folder(2), "one", "two");
  }

  @Test
  void findWhatChangedBetweenTwoVersions() throws IOException {
    Expected forward = Expected.change(population, 1, 2);

    assertThat(scripts.wrongUsers(forward, "two")).isEmpty();
    assertThat(scripts.wrongLinks(forward, "two")).isEmpty();
  }

  @Test
  void takeEverythingForNewWhereNothingWas() throws IOException {
    Expected first = Expected.initial(population, 1);

    assertThat(scripts.wrongUsers(first, "one")).isEmpty();
    assertThat(scripts.wrongLinks(first, "one")).isEmpty();
  }

  @Test
  void areFoundOutWhenTheyAreWrong() throws IOException {
    Path delta = scripts.sorted("two").resolve("users.delta");
    Files.writeString(delta, Files.readString(delta) + "insert,99999999,nobody\n");
    Files.writeString(scripts.sorted("two").resolve("members.sorted"), "g000000,00000000\n");
    Expected forward = Expected.change(population, 1, 2);

    assertThat(scripts.wrongUsers(forward, "two")).singleElement().asString().contains("insert");
    assertThat(scripts.wrongLinks(forward, "two")).singleElement().asString().contains("members");
  }
}
