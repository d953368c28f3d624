package dev.sluice.standalone;

import dev.sluice.standalone.screen.Output;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/** Runs commands as the shell would, and keeps what they say. */
final class CommandLineHarness {
  private final StringWriter said = new StringWriter();
  private final StringWriter complained = new StringWriter();
  private final Map<String, String> environment;
  private int columns;
  private boolean coloured;

  CommandLineHarness(Map<String, String> environment) {
    this.environment = environment;
  }

  CommandLineHarness onTerminal(int width, boolean withColours) {
    columns = width;
    coloured = withColours;
    return this;
  }

  int run(String... arguments) {
    Output output =
        new Output(new PrintWriter(said), new PrintWriter(complained), columns, coloured);
    int status = Sluice.run(output, environment, arguments);
    output.flush();
    return status;
  }

  String said() {
    return said.toString();
  }

  String complained() {
    return complained.toString();
  }
}
