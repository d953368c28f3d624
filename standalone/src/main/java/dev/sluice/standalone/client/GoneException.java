package dev.sluice.standalone.client;

import dev.sluice.standalone.command.CommandException;
import dev.sluice.standalone.command.ExitCode;

/** The server has deleted the requested data. */
public final class GoneException extends CommandException {
  GoneException(String message) {
    super(ExitCode.BAD_USAGE, message);
  }
}
