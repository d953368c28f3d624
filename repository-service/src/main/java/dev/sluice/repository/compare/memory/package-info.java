/**
 * The limited memory for comparing links: hash tables of the values that identify resources, and
 * pairs of ids that are sorted and spilled to disk. {@link
 * dev.sluice.repository.compare.memory.LinkMemory} allocates it.
 */
@NullMarked
package dev.sluice.repository.compare.memory;

import org.jspecify.annotations.NullMarked;
