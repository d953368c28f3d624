package dev.sluice.contract.repository;

/**
 * Asks for the connector's turn.
 *
 * @param commands whether a source of the run carries commands of its own: such a run can neither
 *     be joined nor join, since what it read is not contained in what a later run reads
 */
public record TurnRequest(String synchronizationId, boolean commands) {}
