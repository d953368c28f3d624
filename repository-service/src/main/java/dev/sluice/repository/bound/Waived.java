package dev.sluice.repository.bound;

/**
 * A limit that was waived for one run.
 *
 * @param scope whose limit it is, as in the run's breaches
 * @param message by how much the run exceeds it, as people read it everywhere
 * @param reason why it was waived
 */
public record Waived(String scope, String threshold, String message, String reason) {}
