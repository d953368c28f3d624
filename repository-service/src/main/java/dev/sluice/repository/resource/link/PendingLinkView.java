package dev.sluice.repository.resource.link;

/**
 * A pending link.
 *
 * @param connector who states it
 * @param owner the value by which the source names the owner
 * @param target the value by which the source names the target
 */
record PendingLinkView(String connector, String association, String owner, String target) {}
