/**
 * The memory that comparing links may use, which is bounded: hash tables of the values by which
 * links name resources, and pairs of ids that are sorted and spill to disk. {@link
 * dev.sluice.repository.compare.memory.LinkMemory} gives it out.
 */
@NullMarked
package dev.sluice.repository.compare.memory;

import org.jspecify.annotations.NullMarked;
