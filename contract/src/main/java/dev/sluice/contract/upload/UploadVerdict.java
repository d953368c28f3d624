package dev.sluice.contract.upload;

/**
 * The server's answer to an agent's findings.
 *
 * @param status how the upload stands now
 * @param place whether the agent is to put the file in place
 */
public record UploadVerdict(UploadStatus status, boolean place) {}
