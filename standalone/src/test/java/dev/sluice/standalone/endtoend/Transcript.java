package dev.sluice.standalone.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a page tells its reader to do, in order. A fenced block of the language {@code console} has
 * commands, after a dollar sign, and below each what it says; a block of another language whose
 * first line names a file, as in {@code ```csv files/people.csv}, is that file's content.
 *
 * @param line of the page
 * @param file the file to write; empty for a command
 * @param text the file's content, or the command
 * @param said the lines that the command says; empty for a file
 */
record Transcript(int line, String file, String text, List<String> said) {
  private static final String FENCE = "```";
  private static final String PROMPT = "$ ";

  boolean isFile() {
    return !file.isEmpty();
  }

  static List<Transcript> read(Path page) throws IOException {
    List<Transcript> steps = new ArrayList<>();
    List<String> lines = Files.readAllLines(page);
    int number = 0;
    while (number < lines.size()) {
      String line = lines.get(number++);
      if (!line.startsWith(FENCE)) {
        continue;
      }
      int first = number;
      while (!lines.get(number).equals(FENCE)) {
        number++;
      }
      List<String> block = lines.subList(first, number++);
      String[] words = line.substring(FENCE.length()).split(" ");
      if (words[0].equals("console")) {
        commands(first + 1, block, steps);
      } else if (words.length == 2) {
        steps.add(new Transcript(first, words[1], String.join("\n", block) + "\n", List.of()));
      }
    }
    return steps;
  }

  private static void commands(int line, List<String> block, List<Transcript> steps) {
    int number = 0;
    while (number < block.size()) {
      int first = number++;
      while (number < block.size() && !block.get(number).startsWith(PROMPT)) {
        number++;
      }
      String command = block.get(first);
      if (!command.startsWith(PROMPT)) {
        throw new IllegalArgumentException("line " + (line + first) + " has no command");
      }
      List<String> said = List.copyOf(block.subList(first + 1, number));
      steps.add(new Transcript(line + first, "", command.substring(PROMPT.length()), said));
    }
  }
}
