/**
 * Reads a connector's YAML file strictly: unknown things are refused, and all problems of a file
 * are reported together, with position and remedy. Start at {@link
 * dev.sluice.repository.definition.DefinitionReader}; each of the other readers converts one
 * section of the file to its record. The subpackages have sections that belong together, and the
 * YAML classes that all readers use.
 */
@NullMarked
package dev.sluice.repository.definition;

import org.jspecify.annotations.NullMarked;
