package dev.sluice.contract.recount;

/**
 * Asks which causes of a run's plan can be tested.
 *
 * @param planDigest the plan that is meant; of another one nothing is tested
 */
public record ChooseTestsRequest(String synchronizationId, String planDigest) {}
