package dev.sluice.standalone.demo;

import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.ShellWord;
import dev.sluice.standalone.screen.Style;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Runs commands like a person in the demo, and shows each with its output. */
final class Terminal {
  private final CommandLine commands;
  private final Output output;
  private final List<String> options;

  /**
   * Makes the terminal.
   *
   * @param options what each command needs to find the demo's server
   */
  Terminal(CommandLine commands, Output output, List<String> options) {
    this.commands = commands;
    this.output = output;
    this.options = options;
  }

  /**
   * Types one.
   *
   * @return its exit code
   */
  int type(List<String> words) {
    List<String> all = Stream.concat(words.stream(), options.stream()).toList();
    output.line();
    output.line(
        output.paint(
            Style.BOLD,
            "  $ ./sluice " + all.stream().map(ShellWord::of).collect(Collectors.joining(" "))));
    return commands.execute(all.toArray(String[]::new));
  }
}
