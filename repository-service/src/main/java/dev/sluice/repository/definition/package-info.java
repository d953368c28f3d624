/**
 * Reads a connector's YAML file, strictly: what is not understood is refused, and every problem of
 * a file is told at once with its place and its remedy. Start at {@link
 * dev.sluice.repository.definition.DefinitionReader}; a {@code Section} is one map of the file, a
 * {@code Value} one value in it, and each other reader turns one section into its record.
 */
@NullMarked
package dev.sluice.repository.definition;

import org.jspecify.annotations.NullMarked;
