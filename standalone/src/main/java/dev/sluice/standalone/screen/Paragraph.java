package dev.sluice.standalone.screen;

/** Sentences, wrapped between words. */
public final class Paragraph {
  private static final int COMFORTABLE = 88;

  private Paragraph() {}

  /** Writes a text, each line behind the indent. */
  public static void write(Output output, String indent, String text) {
    int room = Math.min(output.columns(), COMFORTABLE) - indent.length();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (line.length() > 0 && line.length() + 1 + Printable.width(word) > room) {
        output.line(indent + line);
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    output.line(indent + line);
  }
}
