package dev.sluice.contract.repository;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a run that requests its turn.
 *
 * @param by the later complete run that supersedes this one, or the waiting one that it joined
 * @param refresh as in {@link dev.sluice.contract.run.TurnGrant#refresh()}
 * @param lastApplied the connector's last applied run
 * @param appliedFiles the SHA-256, by source, of the file that an incremental run applied last
 */
public record TurnAnswer(
    Kind kind,
    @Nullable String by,
    boolean refresh,
    @Nullable String lastApplied,
    @Nullable Map<String, String> appliedFiles) {

  /** The answers there are. */
  public enum Kind {
    GRANTED,
    WAIT,
    SUPERSEDED,
    JOINED
  }
}
