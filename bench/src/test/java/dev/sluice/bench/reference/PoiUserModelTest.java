package dev.sluice.bench.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bench.files.PeopleFiles;
import dev.sluice.bench.files.Population;
import dev.sluice.bench.files.SameRows;
import dev.sluice.bench.probe.SheetProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reference counts only if it makes of the same files what Sluice makes. */
class PoiUserModelTest {
  @TempDir private Path folder;

  private PeopleFiles people;
  private Path read;

  @BeforeEach
  void makeFiles() throws IOException {
    people = new PeopleFiles(new Population(42, 300), folder);
    people.makeCsv();
    people.makeWorkbook();
    read = folder.resolve("read.csv");
  }

  private List<String> differences() throws IOException {
    return SameRows.differences(people.csv(), read, Population.USER_COLUMNS);
  }

  @Test
  void readsWhatTheAgentReads() throws IOException {
    PoiUserModel.read(people.workbook(), read);
    assertThat(differences()).isEmpty();

    SheetProbe.read(people.workbook(), read);
    assertThat(differences()).isEmpty();
  }

  @Test
  void writesWhatTheAgentReads() throws IOException {
    Path workbook = folder.resolve("written.xlsx");

    PoiUserModel.write(people.csv(), Population.USER_COLUMNS, workbook);

    SheetProbe.read(workbook, read);
    assertThat(differences()).isEmpty();
  }

  @Test
  void rowsThatDifferAreTold() throws IOException {
    SheetProbe.read(people.workbook(), read);
    Files.writeString(read, Files.readString(read).replaceFirst("00000002", "00000003"));
    assertThat(differences()).singleElement().asString().contains("row 3, column employeeId");

    Files.writeString(read, String.join(",", Population.USER_COLUMNS) + "\n");
    assertThat(differences()).singleElement().asString().contains("another number of rows");
  }
}
