package dev.sluice.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ChartTest {
  @TempDir private Path folder;

  @Test
  void drawsALineForEveryStepAndForItsReference() throws Exception {
    String svg =
        new Chart(List.of(Measured.of(100_000, 30, 100), Measured.of(1_000_000, 300, 1000))).svg();

    Element root = parsed(svg);
    assertThat(root.getTagName()).isEqualTo("svg");
    assertThat(svg).contains("prefers-color-scheme: dark").contains(">100 k</text>");
    for (Goal goal : Goal.values()) {
      assertThat(svg).contains(goal.name() + " " + goal.step());
    }
    // One in the legend, and one in each chart.
    assertThat(withClass(root.getElementsByTagName("path"), "sluice"))
        .isEqualTo(1 + Goal.values().length);
    assertThat(withClass(root.getElementsByTagName("path"), "reference"))
        .isEqualTo(1 + Goal.values().length);
  }

  /** A bold character of the title's size takes up to 7. */
  @ParameterizedTest
  @EnumSource
  void everyTitleHasRoomAboveItsChart(Goal goal) {
    assertThat((goal.name() + " " + goal.step()).length() * 7)
        .isLessThanOrEqualTo(Chart.WIDTH - Chart.LEFT);
  }

  @Test
  void drawsPointsWhereThereIsOneSizeOnly() throws Exception {
    Element root = parsed(new Chart(List.of(Measured.of(1_000_000, 300, 1000))).svg());

    assertThat(root.getElementsByTagName("circle").getLength()).isEqualTo(2 * Goal.values().length);
  }

  @Test
  void saysWhatWasNotMeasured() throws Exception {
    Results nothing = Results.empty(1000, "2026-11-24", Map.of());

    assertThat(parsed(new Chart(List.of(nothing)).svg()).getTextContent()).contains("not measured");
  }

  @Test
  void fillsTheMarkedPartOfADocumentAndNothingElse() throws IOException {
    Path document = folder.resolve("README.md");
    Files.writeString(document, "before\n<!-- bench: begin -->\nold\n<!-- bench: end -->\nafter\n");
    List<Results> sizes =
        List.of(Measured.of(1_000_000, 300, 1000), Measured.of(5_000_000, 1500, 5000));

    Document.fill(document, Document.figures(sizes));
    String once = Files.readString(document);
    Document.fill(document, Document.figures(sizes));

    assertThat(document).hasContent(once);
    assertThat(once)
        .startsWith("before\n")
        .endsWith("\nafter\n")
        .doesNotContain("old")
        .contains("### 1 M users", "### 5 M users", "| P1 prepare users | 5.00 | 5.5 |");
  }

  @Test
  void refusesADocumentWithoutTheMarks() throws IOException {
    Path document = Files.writeString(folder.resolve("README.md"), "nothing");

    assertThatThrownBy(() -> Document.fill(document, "")).isInstanceOf(IOException.class);
  }

  private static Element parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
        .getDocumentElement();
  }

  private static int withClass(NodeList elements, String name) {
    int count = 0;
    for (int each = 0; each < elements.getLength(); each++) {
      count += ((Element) elements.item(each)).getAttribute("class").equals(name) ? 1 : 0;
    }
    return count;
  }
}
