package dev.sluice.agent.prepare;

/**
 * A row on its way through the sort.
 *
 * @param key what it is sorted by, in unsigned byte order
 * @param line of a sorted file
 * @param sourceLine the line of the source that it came from
 */
record KeyedRow(byte[] key, byte[] line, long sourceLine) {}
