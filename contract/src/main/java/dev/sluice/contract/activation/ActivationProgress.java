package dev.sluice.contract.activation;

/** The answer of a send's workflow to the query for its progress. */
public record ActivationProgress(String sendId, String application, ActivationCounts counts) {}
