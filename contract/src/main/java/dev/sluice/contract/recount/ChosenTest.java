package dev.sluice.contract.recount;

import org.jspecify.annotations.Nullable;

/**
 * A counter-test that has not started yet.
 *
 * @param id the server's id for it
 * @param reading how the agent reads the file; null if the server can count without the file
 */
public record ChosenTest(String id, @Nullable FileReading reading) {}
