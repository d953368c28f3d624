package dev.sluice.standalone;

import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Style;
import dev.sluice.standalone.server.ServerRefusedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells people why a command failed: in one sentence where they can do something about it. */
final class Complaints implements IExecutionExceptionHandler {
  private final Output output;

  Complaints(Output output) {
    this.output = output;
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, @Nullable ParseResult arguments) {
    if (failure instanceof CommandException expected) {
      complain(expected);
      return expected.exitCode();
    }
    if (failure instanceof ServerRefusedException expected) {
      complain(expected);
      return ExitCode.FAILED;
    }
    output.error(output.paint(Style.RED, "Sluice failed:"));
    failure.printStackTrace(output.errors());
    return ExitCode.FAILED;
  }

  private void complain(Exception expected) {
    output.error(output.paint(Style.RED, String.valueOf(expected.getMessage())));
  }
}
