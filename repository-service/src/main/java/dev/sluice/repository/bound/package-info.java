/**
 * What a decision is bound to, as it is stored and shown: {@link
 * dev.sluice.repository.bound.Bound}.
 */
@NullMarked
package dev.sluice.repository.bound;

import org.jspecify.annotations.NullMarked;
