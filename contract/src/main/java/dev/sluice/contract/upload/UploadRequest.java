package dev.sluice.contract.upload;

import dev.sluice.contract.definition.ConnectorDefinition;
import java.time.Duration;

/**
 * Asks a connector's agent to fetch an uploaded file and put it in place.
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
