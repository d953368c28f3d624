package dev.sluice.standalone;

import dev.sluice.standalone.screen.Output;
import java.util.List;
import java.util.Map;

/** The command line, for tests of other packages. */
public final class CommandLines {
  private CommandLines() {}

  public static int run(Output output, Map<String, String> environment, List<String> arguments) {
    return Sluice.run(output, environment, arguments.toArray(String[]::new));
  }
}
