package dev.sluice.standalone.client;

import dev.sluice.standalone.command.CommandException;
import dev.sluice.standalone.command.ExitCode;

/** The server cannot do it now, or not in this state; the message says why. */
public final class ConflictException extends CommandException {
  ConflictException(String message) {
    super(ExitCode.BAD_USAGE, message);
  }
}
