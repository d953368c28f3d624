package dev.sluice.repository.definition.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value in the file with its path. Each method requires one kind of value; if the file has
 * another kind, this is recorded as a problem and the result is empty.
 */
public record Value(Node node, String path, DefinitionProblems problems) {

  public Place place() {
    return Place.of(node);
  }

  public void refuse(String message, String remedy) {
    problems.add(place(), path, message, remedy);
  }

  public void refuseAt(Place place, String message, String remedy) {
    problems.add(place, path, message, remedy);
  }

  /** A text that is not blank. */
  public Optional<String> text() {
    if (!isScalar(Tag.STR)) {
      boolean quotable = isScalar() && !isScalar(Tag.NULL);
      refuseKind("a text", quotable ? "Put it in quotes" : "Write a text");
      return Optional.empty();
    }
    String text = written();
    if (text.isBlank()) {
      refuse("the text is empty", "Write something, or remove the key");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  /** A text, number or boolean as it is written. */
  public Optional<String> word() {
    if (!isScalar() || isScalar(Tag.NULL)) {
      refuseKind("a single value", "Write one value");
      return Optional.empty();
    }
    return Optional.of(written());
  }

  public Optional<Boolean> flag() {
    if (!isScalar(Tag.BOOL)) {
      refuseKind("`true` or `false`", "Write `true` or `false` without quotes");
      return Optional.empty();
    }
    return Optional.of(Boolean.valueOf(written()));
  }

  /** A whole number between two others. */
  public Optional<Integer> integer(int least, int most) {
    if (!isScalar(Tag.INT)) {
      refuseKind("a whole number", "Write it in digits, without quotes");
      return Optional.empty();
    }
    String digits = written();
    if (!digits.matches("[0-9]{1,9}")
        || Integer.parseInt(digits) < least
        || Integer.parseInt(digits) > most) {
      refuse("the number is not between " + least + " and " + most, "Write one that is, in digits");
      return Optional.empty();
    }
    return Optional.of(Integer.valueOf(digits));
  }

  /** One of an enumeration's constants, written as in {@code onApply}. */
  public <E extends Enum<E>> Optional<E> choice(Class<E> type) {
    List<E> constants = Arrays.asList(type.getEnumConstants());
    List<String> words = constants.stream().map(Value::word).toList();
    Optional<String> text = text();
    Optional<E> chosen =
        text.flatMap(each -> constants.stream().filter(one -> word(one).equals(each)).findFirst());
    if (text.isPresent() && chosen.isEmpty()) {
      refuse(
          "`" + NearestName.shorten(text.get()) + "` is not one of " + NearestName.list(words),
          NearestName.nearest(text.get(), words)
              .map(near -> "Did you mean `" + near + "`?")
              .orElse("Write one of them"));
    }
    return chosen;
  }

  public Optional<Section> section() {
    if (!(node instanceof MappingNode mapping)) {
      refuseKind("a map of keys and values", "Write `key: value` pairs");
      return Optional.empty();
    }
    return cyclic() ? Optional.empty() : Optional.of(Section.of(mapping, path, problems));
  }

  /** The values of a list that is not empty. */
  public List<Value> list() {
    if (!(node instanceof SequenceNode sequence)) {
      refuseKind("a list", "Write `[a, b]` or one `- item` a line");
      return List.of();
    }
    if (cyclic()) {
      return List.of();
    }
    if (sequence.getValue().isEmpty()) {
      refuse("the list is empty", "Name something, or remove the key");
    }
    List<Value> values = new ArrayList<>();
    for (Node each : sequence.getValue()) {
      values.add(new Value(each, path + "[" + values.size() + "]", problems));
    }
    return values;
  }

  public boolean isScalar() {
    return node instanceof ScalarNode;
  }

  public boolean isScalar(Tag tag) {
    return node instanceof ScalarNode && node.getTag().equals(tag);
  }

  /** Whether this is a text, be it an empty one. */
  public boolean isText() {
    return isScalar(Tag.STR);
  }

  /** The characters of a single value. */
  public String written() {
    return ((ScalarNode) node).getValue();
  }

  public void refuseKind(String expected, String remedy) {
    refuse("expected " + expected + ", found " + kind(), remedy);
  }

  private boolean cyclic() {
    if (node.isRecursive()) {
      refuse("the value contains itself", "Remove the alias that refers to it");
    }
    return node.isRecursive();
  }

  private String kind() {
    if (node instanceof MappingNode) {
      return "a map";
    } else if (node instanceof SequenceNode) {
      return "a list";
    } else if (isScalar(Tag.NULL)) {
      return "nothing";
    } else if (isScalar(Tag.STR)) {
      return "a text";
    } else if (isScalar(Tag.BOOL)) {
      return "a boolean";
    }
    return "a number";
  }

  private static String word(Enum<?> constant) {
    String[] parts = constant.name().split("_");
    StringBuilder word = new StringBuilder(parts[0].toLowerCase(Locale.ROOT));
    for (int i = 1; i < parts.length; i++) {
      word.append(parts[i].charAt(0)).append(parts[i].substring(1).toLowerCase(Locale.ROOT));
    }
    return word.toString();
  }
}
