/**
 * Reads a connector's YAML file, strictly: what is not understood is refused, and every problem of
 * a file is told at once with its place and its remedy. Start at {@link
 * dev.sluice.repository.definition.DefinitionReader}; each of the other readers turns one section
 * of the file into its record. The rooms inside have the sections that depend on each other, and
 * what all readers read with.
 */
@NullMarked
package dev.sluice.repository.definition;

import org.jspecify.annotations.NullMarked;
