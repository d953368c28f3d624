package dev.sluice.contract.recount;

/**
 * Asks which causes of a run's plan can be tested.
 *
 * @param planDigest the plan; if the run has another plan, nothing is tested
 */
public record ChooseTestsRequest(String synchronizationId, String planDigest) {}
