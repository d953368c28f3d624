/**
 * The rows of a run that could not be used, as people read them: grouped by cause, and as a file
 * with the columns of the source and what is wrong with each row, to be corrected and delivered
 * again ({@link dev.sluice.repository.reject.RejectController}). {@link
 * dev.sluice.repository.reject.RejectFiles} writes such files of uploads as well.
 */
@NullMarked
package dev.sluice.repository.reject;

import org.jspecify.annotations.NullMarked;
