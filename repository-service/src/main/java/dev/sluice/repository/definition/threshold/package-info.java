/** Reads the limits on changes, and refuses a definition whose deletes nothing limits. */
@NullMarked
package dev.sluice.repository.definition.threshold;

import org.jspecify.annotations.NullMarked;
