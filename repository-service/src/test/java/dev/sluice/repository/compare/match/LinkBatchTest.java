package dev.sluice.repository.compare.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.repository.compare.memory.ResourceIdTable;
import dev.sluice.repository.compare.wire.LinkRows;
import dev.sluice.repository.compare.wire.WireReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinkBatchTest {
  @Test
  void givesEveryRowWithTheIdsOfItsEnds() {
    List<String> rows =
        IntStream.range(0, 1000).mapToObj(row -> "owner" + row / 7 + ",target" + row % 13).toList();

    assertThat(read(rows, known("owner", 100), known("target", 10)))
        .containsExactlyElementsOf(
            IntStream.range(0, 1000)
                .mapToObj(
                    row ->
                        "owner%d=%d target%d=%d"
                            .formatted(
                                row / 7,
                                row / 7 < 100 ? row / 7 + 1 : ResourceIdTable.NONE,
                                row % 13,
                                row % 13 < 10 ? row % 13 + 1 : ResourceIdTable.NONE))
                .toList());
  }

  @Test
  void tellsRowsThatKeepFromLinks() {
    assertThat(read("command,owner,target\nkeep,owner1,\n,owner1,target1\n"))
        .containsExactly("keep owner1=-1 =-1", "owner1=-1 target1=-1");
  }

  @Test
  void givesHugeValuesToo() {
    String huge = "x".repeat(100_000);
    List<String> rows = IntStream.range(0, 100).mapToObj(row -> row + "," + huge).toList();

    assertThat(read(rows, known("owner", 0), known("target", 0)))
        .hasSize(100)
        .allMatch(row -> row.endsWith(huge + "=-1"));
  }

  private static List<String> read(
      List<String> rows, ResourceIdTable owners, ResourceIdTable targets) {
    String csv =
        rows.stream().map(row -> row + "\n").collect(Collectors.joining("", "owner,target\n", ""));
    return read(csv, owners, targets);
  }

  private static List<String> read(String csv) {
    return read(csv, known("owner", 0), known("target", 0));
  }

  private static List<String> read(String csv, ResourceIdTable owners, ResourceIdTable targets) {
    WireReader rows =
        LinkRows.ofComplete(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    var batch = new LinkBatch();
    List<String> read = new ArrayList<>();
    while (batch.fill(rows, owners, targets)) {
      for (int row = 0; row < batch.size(); row++) {
        int start = batch.ownerStart(row);
        String owner =
            new String(
                batch.ownerBytes(), start, batch.ownerEnd(row) - start, StandardCharsets.UTF_8);
        read.add(
            (batch.keeps(row) ? "keep " : "")
                + owner
                + "="
                + batch.ownerId(row)
                + " "
                + batch.target(row)
                + "="
                + batch.targetId(row));
      }
    }
    return read;
  }

  /** The name with numbers from 0 on; their ids begin with 1. */
  private static ResourceIdTable known(String name, int count) {
    var table = new ResourceIdTable(ResourceIdTable.memoryOf(8 << 20));
    for (int each = 0; each < count; each++) {
      byte[] value = (name + each).getBytes(StandardCharsets.UTF_8);
      table.put(value, 0, value.length, each + 1L);
    }
    return table;
  }
}
