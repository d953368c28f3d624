/**
 * From the bytes of a file to cells: {@link dev.sluice.agent.prepare.source.SourceTable} checks
 * that they are text ({@code CheckedUtf8}, {@code ConvertedText}), reads rows as ranges of bytes
 * ({@code RowReader}, {@link dev.sluice.agent.prepare.source.RowBytes}) and the first of them as
 * the {@link dev.sluice.agent.prepare.source.Header}. It refuses a file that is not the table that
 * the definition describes.
 */
@NullMarked
package dev.sluice.agent.prepare.source;

import org.jspecify.annotations.NullMarked;
