package dev.sluice.contract.upload;

/** The state of an upload when the agent has finished. */
public record UploadOutcome(UploadStatus status) {}
