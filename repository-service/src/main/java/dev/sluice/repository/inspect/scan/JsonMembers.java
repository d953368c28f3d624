package dev.sluice.repository.inspect.scan;

/**
 * Iterates over the members of a JSON object in PostgreSQL's form: names and values are ranges of
 * the bytes. A member with the value null is skipped.
 */
final class JsonMembers {
  private byte[] bytes = {};
  private int position;
  private int limit;
  private int nameStart;
  private int nameEnd;
  private int valueStart;
  private int valueEnd;

  /** Starts before the first member of the object in this range. */
  void open(byte[] buffer, int start, int end) {
    bytes = buffer;
    // After the brace.
    position = start + 1;
    limit = end;
  }

  /** Moves to the next member; false after the last. */
  boolean next() {
    boolean found = step();
    while (found && isNull()) {
      found = step();
    }
    return found;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Where the name starts, without quotes. */
  int nameStart() {
    return nameStart;
  }

  int nameEnd() {
    return nameEnd;
  }

  /** Where the value starts, which is a text if a quote stands there. */
  int valueStart() {
    return valueStart;
  }

  int valueEnd() {
    return valueEnd;
  }

  private boolean step() {
    while (position < limit && bytes[position] != '"') {
      if (bytes[position] == '}') {
        return false;
      }
      position++;
    }
    if (position >= limit) {
      return false;
    }
    nameStart = position + 1;
    passText();
    nameEnd = position - 1;
    while (bytes[position] == ':' || bytes[position] == ' ') {
      position++;
    }
    valueStart = position;
    passValue();
    valueEnd = position;
    return true;
  }

  private void passValue() {
    switch (bytes[position]) {
      case '"' -> passText();
      case '{', '[' -> passNested();
      default -> {
        while (bytes[position] != ',' && bytes[position] != '}' && bytes[position] != ' ') {
          position++;
        }
      }
    }
  }

  private void passNested() {
    int depth = 0;
    do {
      switch (bytes[position]) {
        case '"' -> {
          passText();
          continue;
        }
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        default -> {}
      }
      position++;
    } while (depth > 0);
  }

  /** From a quote to behind the one that ends the text. */
  private void passText() {
    position++;
    while (bytes[position] != '"') {
      position += bytes[position] == '\\' ? 2 : 1;
    }
    position++;
  }

  private boolean isNull() {
    return bytes[valueStart] == 'n';
  }
}
