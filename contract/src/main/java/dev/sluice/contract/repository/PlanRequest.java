package dev.sluice.contract.repository;

/** Asks for the plan that a run's rows led to. */
public record PlanRequest(String synchronizationId) {}
