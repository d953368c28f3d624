/**
 * The uploaded file of a run, and how it overrides the run's definition: {@link
 * dev.sluice.repository.run.file.RunFile}.
 */
@NullMarked
package dev.sluice.repository.run.file;

import org.jspecify.annotations.NullMarked;
