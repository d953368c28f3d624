package dev.sluice.contract.repository;

/**
 * Whether a decision is recorded on the server.
 *
 * @param recorded false for one that came through Temporal alone, which asks for no login
 */
public record RecordedAnswer(boolean recorded) {}
