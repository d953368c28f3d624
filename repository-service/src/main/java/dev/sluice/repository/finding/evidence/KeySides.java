package dev.sluice.repository.finding.evidence;

import java.util.List;

/**
 * Deleted and inserted keys. If there are many, only keys in the sample of some form are kept: a
 * deleted key is in the sample exactly if the inserted key that is equal in this form is.
 */
public record KeySides(List<String> deleted, List<String> inserted) {
  public static final KeySides NONE = new KeySides(List.of(), List.of());
}
