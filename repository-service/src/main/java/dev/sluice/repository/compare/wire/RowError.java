package dev.sluice.repository.compare.wire;

import dev.sluice.contract.rows.Identifiers;
import java.util.Map;

/** The codes of the row errors that only the server can find, each with what it tells people. */
public final class RowError {
  static final String NUL_CHARACTER = "nul-character";
  static final String NUMBER_TOO_LONG = "number-too-long";

  /** Every code with its reason; no reason quotes a value. */
  private static final Map<String, String> REASONS =
      Map.ofEntries(
          entry(NUL_CHARACTER, "text", "a NUL character", "Export it as text"),
          entry(
              NUMBER_TOO_LONG,
              "a number of at most 1000 characters",
              "a longer one",
              "Shorten the number"),
          entry(
              "owned-by-another-connector",
              "a resource of this connector",
              "one of another connector",
              "Remove the row, or let the entity type adopt resources"),
          entry(
              "known-key",
              "a new key to insert",
              "that of a resource that exists",
              "Write update or merge"),
          entry(
              "unknown-key",
              "the key of a resource that exists",
              "another key",
              "Correct the key, or write insert or merge"),
          entry("required", "a value", "none", "Fill in the cell"),
          entry(
              "not-unique",
              "a value that no other resource has",
              "the value of another resource or row",
              "Write another value, or correct the other one"),
          entry(
              "immutable",
              "the stored value, which cannot change",
              "another value or none",
              "Write the stored value"),
          entry(
              "unique-too-long",
              "at most "
                  + Identifiers.MAX_BYTES
                  + " bytes, since another connector declares the property unique",
              "more",
              "Shorten the value"),
          entry(
              "several-targets", "one target of the owner", "a second one", "Keep one of the two"),
          entry(
              "unknown-target",
              "a target that exists",
              "a name that nobody has",
              "Correct the name, or deliver the target first"),
          entry(
              "too-many-targets",
              "no more targets than the association allows",
              "more",
              "Remove some"));

  private static Map.Entry<String, String> entry(
      String code, String expected, String found, String hint) {
    return Map.entry(code, "expected " + expected + ", found " + found + ". " + hint + ".");
  }

  private RowError() {}

  public static String[] codes() {
    return REASONS.keySet().toArray(String[]::new);
  }

  /** In the order of {@link #codes}. */
  public static String[] reasons() {
    return REASONS.values().toArray(String[]::new);
  }
}
