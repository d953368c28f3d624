package dev.sluice.standalone.process;

/** A program that could not be started, did not end, or failed. */
public final class ProgramFailedException extends RuntimeException {
  ProgramFailedException(String program, String said) {
    super(program + " failed: " + said);
  }

  ProgramFailedException(String program, Exception cause) {
    super(program + " could not be run: " + cause.getMessage(), cause);
  }
}
