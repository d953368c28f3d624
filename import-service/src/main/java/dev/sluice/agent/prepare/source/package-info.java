/**
 * Reads the bytes of a file as cells: {@link dev.sluice.agent.prepare.source.SourceTable} checks
 * that they are text ({@code Utf8Validator}, {@code TranscodedText}), reads rows as ranges of bytes
 * ({@code CsvRowReader}, {@link dev.sluice.agent.prepare.source.CsvRow}) and the first row as the
 * {@link dev.sluice.agent.prepare.source.Header}. It refuses a file that is not the table in the
 * definition.
 */
@NullMarked
package dev.sluice.agent.prepare.source;

import org.jspecify.annotations.NullMarked;
