package dev.sluice.contract.repository;

import org.jspecify.annotations.Nullable;

/**
 * Requests the connector's turn.
 *
 * @param commands whether a source of the run carries commands of its own: such a run can neither
 *     be joined nor join, since what it read is not contained in what a later run reads
 * @param commandFiles as in {@link dev.sluice.contract.agent.CommandFiles}
 */
public record TurnRequest(
    String synchronizationId, boolean commands, @Nullable String commandFiles) {

  /** Asks for the turn of a run that carries no commands. */
  public TurnRequest(String synchronizationId, boolean commands) {
    this(synchronizationId, commands, null);
  }
}
