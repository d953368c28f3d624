package dev.sluice.standalone.command;

import dev.sluice.standalone.process.ProgramFailedException;
import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Style;
import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Shows why a command failed, in one sentence if people can do something about it. */
public final class CommandErrorHandler implements IExecutionExceptionHandler {
  private final Output output;

  public CommandErrorHandler(Output output) {
    this.output = output;
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, @Nullable ParseResult arguments) {
    if (failure instanceof CommandException expected) {
      complain(expected);
      return expected.exitCode();
    }
    if (failure instanceof ProgramFailedException said) {
      complain(said);
      return ExitCode.FAILED;
    }
    if (failure instanceof FileSystemException file) {
      output.error(output.paint(Style.RED, words(file)));
      return ExitCode.FAILED;
    }
    output.error(output.paint(Style.RED, "Sluice failed:"));
    failure.printStackTrace(output.errors());
    return ExitCode.FAILED;
  }

  /** The exceptions of files have the file's name for a message, and the reason in their own. */
  private static String words(FileSystemException failure) {
    String reason = failure.getReason();
    String kind = failure.getClass().getSimpleName().replace("Exception", "");
    return failure.getFile() + " cannot be used: " + (reason == null ? kind : reason);
  }

  private void complain(Exception expected) {
    output.error(output.paint(Style.RED, String.valueOf(expected.getMessage())));
  }
}
