/** Reads the limits on changes, and refuses a definition without limits on deletes. */
@NullMarked
package dev.sluice.repository.definition.threshold;

import org.jspecify.annotations.NullMarked;
