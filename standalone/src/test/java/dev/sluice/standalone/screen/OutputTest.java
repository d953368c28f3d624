package dev.sluice.standalone.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTest {
  private static final Path FULL = Path.of("/dev/full");

  @TempDir private Path folder;

  @Test
  void tellsWhetherAllHasArrived() {
    PrintWriter errors = new PrintWriter(new StringWriter());
    Output whole = new Output(new PrintWriter(new StringWriter()), errors, 0, false);
    Output broken = new Output(new PrintWriter(new FullDisk()), errors, 0, false);
    whole.line("text");
    broken.line("text");

    assertThat(whole.flush()).isTrue();
    assertThat(broken.flush()).isFalse();
  }

  @Test
  void isNoTerminalWhereOneCanOnlyShowText() {
    System.setProperty("sluice.terminal.columns", "100");
    try {
      assertThat(Output.standard(Map.of("TERM", "xterm")).terminal()).isTrue();
      assertThat(Output.standard(Map.of("TERM", "dumb")).terminal()).isFalse();
    } finally {
      System.clearProperty("sluice.terminal.columns");
    }
  }

  /** Half a document is no success for a script; a reader that has read enough is. */
  @Test
  void failsCommandWhoseOutputDoesNotArrive() throws Exception {
    Assumptions.assumeTrue(Files.exists(FULL), "no /dev/full");
    Path said = folder.resolve("said");

    assertThat(help(Redirect.to(FULL.toFile()), said).waitFor()).isEqualTo(5);
    assertThat(said).content().contains("could not be written");
    assertThat(help(Redirect.to(folder.resolve("out").toFile()), said).waitFor()).isZero();
    Process piped = help(Redirect.PIPE, said);
    piped.getInputStream().close();
    assertThat(piped.waitFor()).isZero();
  }

  private static Process help(Redirect output, Path errors) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "dev.sluice.standalone.Sluice",
            "--help")
        .redirectOutput(output)
        .redirectError(errors.toFile())
        .start();
  }

  private static final class FullDisk extends Writer {
    @Override
    public void write(char[] text, int from, int length) throws IOException {
      throw new IOException("No space left on device");
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
