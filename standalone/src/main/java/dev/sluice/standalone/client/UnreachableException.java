package dev.sluice.standalone.client;

import dev.sluice.standalone.command.CommandException;
import dev.sluice.standalone.command.ExitCode;

/** The server cannot be reached at its address. */
public final class UnreachableException extends CommandException {
  UnreachableException(ServerAccess access) {
    super(
        ExitCode.NO_ACCESS,
        "No Sluice server answers at " + access.url() + ". Start one with ./sluice serve.");
  }
}
