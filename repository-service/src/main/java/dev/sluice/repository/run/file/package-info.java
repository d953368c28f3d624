/**
 * The uploaded file that a run reads, and what the run changes of its definition for it: {@link
 * dev.sluice.repository.run.file.RunFile}.
 */
@NullMarked
package dev.sluice.repository.run.file;

import org.jspecify.annotations.NullMarked;
