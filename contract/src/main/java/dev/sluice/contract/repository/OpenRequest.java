package dev.sluice.contract.repository;

import dev.sluice.contract.run.SynchronizationRequest;

/**
 * Registers a run.
 *
 * @param synchronizationId the id from the request, or one derived from the workflow's run
 */
public record OpenRequest(
    String synchronizationId,
    SynchronizationRequest request,
    String workflowId,
    String workflowRunId) {}
