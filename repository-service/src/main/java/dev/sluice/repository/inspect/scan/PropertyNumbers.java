package dev.sluice.repository.inspect.scan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers the properties of an entity type: first those in its definition, in that order, then
 * other properties of resources, from other connectors or people.
 */
public final class PropertyNumbers {
  private final List<byte[]> names = new ArrayList<>();

  /**
   * Which number came last time after a number, or first: objects list their names in one order.
   */
  private int[] following = {0};

  private int last;

  PropertyNumbers(List<String> defined) {
    defined.forEach(this::add);
  }

  /** The names in the order of their numbers. */
  public List<String> names() {
    return names.stream().map(name -> new String(name, StandardCharsets.UTF_8)).toList();
  }

  public int size() {
    return names.size();
  }

  /** The number of a property, or -1 if it has none. */
  public int of(String property) {
    return names().indexOf(property);
  }

  /** The number of a property, which gets one if it has none. */
  int numberOrNew(String property) {
    int number = of(property);
    return number < 0 ? add(property) : number;
  }

  /** Another object begins. */
  void begin() {
    last = 0;
  }

  /** The number of the member's name, which gets one if it has none. */
  int numberOrNew(JsonMembers member) {
    int number = number(member);
    if (number < 0) {
      number =
          add(
              new String(
                  member.bytes(),
                  member.nameStart(),
                  member.nameEnd() - member.nameStart(),
                  StandardCharsets.UTF_8));
    }
    return number;
  }

  /** The number of the member's name, or -1 if it has none. */
  int number(JsonMembers member) {
    int guess = following[last];
    if (guess < names.size() && isName(guess, member)) {
      last = guess + 1;
      return guess;
    }
    for (int number = 0; number < names.size(); number++) {
      if (isName(number, member)) {
        following[last] = number;
        last = number + 1;
        return number;
      }
    }
    return -1;
  }

  private int add(String name) {
    names.add(name.getBytes(StandardCharsets.UTF_8));
    following = Arrays.copyOf(following, names.size() + 1);
    return names.size() - 1;
  }

  private boolean isName(int number, JsonMembers member) {
    byte[] name = names.get(number);
    return Arrays.equals(
        name, 0, name.length, member.bytes(), member.nameStart(), member.nameEnd());
  }
}
