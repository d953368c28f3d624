/**
 * The format of sorted files, in which prepare passes rows to delta, send and snapshot:
 * comma-separated RFC 4180 in UTF-8 with a line feed after each row, in unsigned byte order of the
 * key. Only {@link dev.sluice.agent.sorted.SortedFileWriter} writes it, and only {@link
 * dev.sluice.agent.sorted.SortedFileReader} reads it.
 */
@NullMarked
package dev.sluice.agent.sorted;

import org.jspecify.annotations.NullMarked;
