/**
 * What a decision is bound to, as it is kept and as people read it. {@link
 * dev.sluice.repository.bound.Bound} is all of it.
 */
@NullMarked
package dev.sluice.repository.bound;

import org.jspecify.annotations.NullMarked;
