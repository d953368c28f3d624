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
          Map.entry(NUL_CHARACTER, "A cell has the character NUL, which no attribute can hold"),
          Map.entry(NUMBER_TOO_LONG, "A number has more than 1000 characters"),
          Map.entry("owned-by-another-connector", "The resource belongs to another connector"),
          Map.entry("known-key", "The row inserts a resource that exists already"),
          Map.entry("unknown-key", "The row changes or deletes a resource that does not exist"),
          Map.entry("required", "The row leaves a required property without a value"),
          Map.entry("not-unique", "Another resource or row has the value of a unique property"),
          Map.entry(
              "unique-too-long",
              "A value that another connector declares unique has more than "
                  + Identifiers.MAX_BYTES
                  + " bytes"),
          Map.entry("several-targets", "The owner has another target and may have one only"));

  private RowError() {}

  public static String[] codes() {
    return REASONS.keySet().toArray(String[]::new);
  }

  /** In the order of {@link #codes}. */
  public static String[] reasons() {
    return REASONS.values().toArray(String[]::new);
  }
}
