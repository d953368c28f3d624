package dev.sluice.standalone.client;

import dev.sluice.standalone.command.CommandException;
import dev.sluice.standalone.command.ExitCode;

/** The server had what was asked for, and has deleted it since. */
public final class GoneException extends CommandException {
  GoneException(String message) {
    super(ExitCode.BAD_USAGE, message);
  }
}
