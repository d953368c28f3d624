package dev.sluice.contract.upload;

import dev.sluice.contract.definition.ConnectorDefinition;
import java.time.Duration;

/**
 * Asks the agent of a connector to take an uploaded file.
 *
 * @param asked which time the file is asked for, since a former one may be taken again
 * @param connector with the file as {@code imported}, alone
 * @param bytes the file's length, for people who look at the workflow
 * @param patience how long the agent may be away
 */
public record UploadRequest(
    String uploadId,
    long asked,
    ConnectorDefinition connector,
    UploadPurpose purpose,
    long bytes,
    Duration patience) {}
