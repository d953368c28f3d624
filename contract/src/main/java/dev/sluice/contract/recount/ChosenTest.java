package dev.sluice.contract.recount;

import org.jspecify.annotations.Nullable;

/**
 * A counter-test that waits to be made.
 *
 * @param id the server's id of it
 * @param reading how the agent reads the file; null where the server can count without the file
 */
public record ChosenTest(String id, @Nullable FileReading reading) {}
