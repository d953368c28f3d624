package dev.sluice.contract.activation;

/** What a send's workflow answers when it is asked how far it is. */
public record ActivationProgress(String sendId, String application, ActivationCounts counts) {}
