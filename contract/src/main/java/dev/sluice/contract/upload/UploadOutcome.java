package dev.sluice.contract.upload;

/** How an upload stands when the agent is done with it. */
public record UploadOutcome(UploadStatus status) {}
