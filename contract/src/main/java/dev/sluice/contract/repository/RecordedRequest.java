package dev.sluice.contract.repository;

import dev.sluice.contract.run.Decision;

/** Asks whether somebody who logged in to the server has made exactly this decision. */
public record RecordedRequest(String synchronizationId, Decision decision) {}
