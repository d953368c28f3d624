package dev.sluice.contract.agent;

/** Asks the agent to delete the files of a run that was not applied. */
public record DiscardRequest(String synchronizationId, String connector) {}
