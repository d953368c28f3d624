package dev.sluice.contract.repository;

/**
 * Asks the server to inspect a run's plan for its reviewer.
 *
 * @param planDigest the plan; if the run has another plan, nothing is stored
 */
public record InspectRequest(String synchronizationId, String planDigest) {}
