package dev.sluice.contract.repository;

/** Asks for the plan after all rows of a run have arrived. */
public record PlanRequest(String synchronizationId) {}
