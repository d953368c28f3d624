package dev.sluice.repository.compare;

/** The order of keys everywhere in Sluice: by the unsigned bytes of their UTF-8. */
final class KeyOrder {
  private KeyOrder() {}

  static int compare(String left, String right) {
    int length = Math.min(left.length(), right.length());
    for (int position = 0; position < length; position++) {
      char one = left.charAt(position);
      char other = right.charAt(position);
      if (one != other) {
        // UTF-8 orders as code points do: what needs two chars comes after all that need one.
        boolean surrogate = Character.isSurrogate(one);
        return surrogate == Character.isSurrogate(other)
            ? Character.compare(one, other)
            : surrogate ? 1 : -1;
      }
    }
    return Integer.compare(left.length(), right.length());
  }
}
