package dev.sluice.agent.prepare.source;

import java.io.IOException;

/** An invalid byte in a text, or missing bytes at the end. */
final class UndecodableTextException extends IOException {
  private static final long serialVersionUID = 1;
  final long line;
  final long character;
  final long byteOffset;
  final boolean atEnd;

  UndecodableTextException(long line, long character, long byteOffset, boolean atEnd) {
    super("not text at byte " + byteOffset);
    this.line = line;
    this.character = character;
    this.byteOffset = byteOffset;
    this.atEnd = atEnd;
  }
}
