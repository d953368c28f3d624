package dev.sluice.repository.finding.evidence;

import java.util.List;

/**
 * Keys that go and keys that come. Of many, those that fall into the sample in some form: a key
 * that goes is in it exactly if the one that comes and is the same in the form is in it.
 */
public record KeySides(List<String> deleted, List<String> inserted) {
  public static final KeySides NONE = new KeySides(List.of(), List.of());
}
