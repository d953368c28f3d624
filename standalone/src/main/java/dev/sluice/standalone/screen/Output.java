package dev.sluice.standalone.screen;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Standard output and standard error. On a terminal there are colours, unless {@code NO_COLOR} is
 * set, and lines are wrapped; a pipe gets plain, complete lines.
 */
public final class Output {
  // What stat(2) says of a file, as POSIX has it.
  private static final int FILE_TYPE = 0170000;
  private static final int PIPE = 0010000;
  private static final int SOCKET = 0140000;

  private static final int USUAL_COLUMNS = 80;
  private static final int NARROWEST = 40;
  private static final int NARROWEST_HELP = 55;
  private static final int WIDEST_HELP = 120;

  private final PrintWriter writer;
  private final PrintWriter errors;
  private final int terminalColumns;
  private final boolean coloured;

  /**
   * Makes an output.
   *
   * @param terminalColumns the terminal's width; 0 if the output is no terminal
   */
  public Output(PrintWriter writer, PrintWriter errors, int terminalColumns, boolean coloured) {
    this.writer = writer;
    this.errors = errors;
    this.terminalColumns = terminalColumns;
    this.coloured = coloured;
  }

  /** This process's own output; the launcher says whether it is a terminal. */
  public static Output standard(Map<String, String> environment) {
    // One that can do nothing but show text is written to like a pipe.
    boolean dumb = "dumb".equals(environment.get("TERM"));
    int columns = dumb ? 0 : Integer.getInteger("sluice.terminal.columns", 0);
    boolean coloured = columns > 0 && environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Output(writer(FileDescriptor.out), writer(FileDescriptor.err), columns, coloured);
  }

  public PrintWriter writer() {
    return writer;
  }

  public PrintWriter errors() {
    return errors;
  }

  /** Whether a person is looking. */
  public boolean terminal() {
    return terminalColumns > 0;
  }

  public boolean coloured() {
    return coloured;
  }

  /** How wide a line may be; nothing is cut in a pipe. */
  public int columns() {
    return terminal() ? Math.max(NARROWEST, terminalColumns) : Integer.MAX_VALUE;
  }

  /** How wide the text of {@code --help} is. */
  public int helpWidth() {
    int columns = terminal() ? columns() : USUAL_COLUMNS;
    return Math.max(NARROWEST_HELP, Math.min(WIDEST_HELP, columns));
  }

  public void line(String text) {
    writer.println(text);
    writer.flush();
  }

  public void line() {
    line("");
  }

  public void error(String text) {
    errors.println(text);
    errors.flush();
  }

  /** Writes out what is left; false if something of the output has not arrived. */
  public boolean flush() {
    errors.flush();
    return !writer.checkError();
  }

  /** Whether standard output is a pipe, whose reader may have read enough. */
  public static boolean goesIntoPipe() {
    try {
      int mode = (int) Files.getAttribute(Path.of("/dev/stdout"), "unix:mode");
      return (mode & FILE_TYPE) == PIPE || (mode & FILE_TYPE) == SOCKET;
    } catch (IOException | UnsupportedOperationException unknown) {
      return false;
    }
  }

  /** The text in this style if there are colours. */
  public String paint(Style style, String text) {
    return coloured ? style.paint(text) : text;
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    // Always UTF-8: a machine without a locale would turn every accent into a question mark.
    return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
