package dev.sluice.repository.connector.definition;

import java.nio.file.*;
import org.junit.jupiter.api.Test;

class DumpTest {
  @Test
  void dump() throws Exception {
    StringBuilder out = new StringBuilder();
    DefinitionCase.all()
        .forEach(
            c -> {
              out.append("@").append(c.id()).append("\n");
              try {
                DefinitionReader.read("f", c.yaml());
              } catch (DefinitionException e) {
                for (var p : e.problems()) out.append(p.toString().substring(2)).append("\n");
              } catch (Throwable t) {
                out.append("THROWN " + t + "\n");
              }
            });
    Files.writeString(Path.of("/tmp/dump.txt"), out);
  }
}
