package dev.sluice.agent.draft;

/** A file of which no definition can be drafted; the message says why, and what to do about it. */
public final class DraftException extends Exception {
  DraftException(String file, String what, String remedy) {
    super(file + ": " + what + ". " + remedy);
  }
}
