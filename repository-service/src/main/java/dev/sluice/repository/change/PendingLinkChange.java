package dev.sluice.repository.change;

/**
 * A link that waits for an end since a run.
 *
 * @param owner the value by which the source names the owner
 * @param target the value by which the source names the target
 */
record PendingLinkChange(String association, String owner, String target) {}
