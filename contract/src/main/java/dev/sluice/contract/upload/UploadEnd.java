package dev.sluice.contract.upload;

import dev.sluice.contract.Failure;

/**
 * Records that an upload ended without an answer of its agent.
 *
 * @param asked the time that the file was asked for; a later one goes on
 */
public record UploadEnd(String uploadId, long asked, UploadStatus status, Failure failure) {}
