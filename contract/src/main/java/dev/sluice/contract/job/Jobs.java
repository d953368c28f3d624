package dev.sluice.contract.job;

import org.jspecify.annotations.Nullable;

/** The jobs of a connector; null for each that it has not. */
public record Jobs(@Nullable Job complete, @Nullable Job incremental) {
  public static final Jobs NONE = new Jobs(null, null);
}
