/**
 * Reads the section {@code sources}: the files, which of their columns are looked at, and whether
 * something reads each source.
 */
@NullMarked
package dev.sluice.repository.definition.source;

import org.jspecify.annotations.NullMarked;
