package dev.sluice.repository.definition.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** A position in the file; both numbers start at 1. */
public record Place(int line, int column) {
  public static final Place START = new Place(1, 1);

  public static Place of(Node node) {
    return of(node.getStartMark());
  }

  public static Place of(Optional<Mark> mark) {
    return mark.map(each -> new Place(each.getLine() + 1, each.getColumn() + 1)).orElse(START);
  }

  /** The place of the character with this index, counted in code points. */
  static Place at(String text, int position) {
    int line = 1;
    int column = 1;
    int[] codePoints = text.codePoints().limit(position).toArray();
    for (int codePoint : codePoints) {
      if (codePoint == '\n') {
        line++;
        column = 1;
      } else {
        column++;
      }
    }
    return new Place(line, column);
  }
}
