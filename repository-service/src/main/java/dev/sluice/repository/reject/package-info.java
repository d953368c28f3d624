/**
 * The rejected rows of a run for people: grouped by cause, and as a file with the columns of the
 * source and what is wrong with each row, which can be corrected and delivered again ({@link
 * dev.sluice.repository.reject.RejectController}). {@link dev.sluice.repository.reject.RejectFiles}
 * also writes such files for uploads.
 */
@NullMarked
package dev.sluice.repository.reject;

import org.jspecify.annotations.NullMarked;
