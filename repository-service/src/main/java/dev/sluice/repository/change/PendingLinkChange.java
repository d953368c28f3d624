package dev.sluice.repository.change;

/**
 * A link that is pending because of a run.
 *
 * @param owner the value by which the source names the owner
 * @param target the value by which the source names the target
 */
record PendingLinkChange(String association, String owner, String target) {}
