package dev.sluice.contract.repository;

/**
 * Asks for what a reviewer wants to know about a run's plan.
 *
 * @param planDigest the plan that is meant; of another one nothing is kept
 */
public record InspectRequest(String synchronizationId, String planDigest) {}
