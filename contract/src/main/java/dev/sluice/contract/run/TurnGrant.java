package dev.sluice.contract.run;

/**
 * A run's turn.
 *
 * @param refresh whether to export and prepare again, since another run joined this one while it
 *     waited and would have read newer files
 */
public record TurnGrant(boolean refresh) {}
