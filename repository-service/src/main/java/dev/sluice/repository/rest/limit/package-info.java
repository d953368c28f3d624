/**
 * Limits on request bodies. {@link dev.sluice.repository.rest.limit.BodyLimit} protects routes that
 * hold a body in memory.
 */
@NullMarked
package dev.sluice.repository.rest.limit;

import org.jspecify.annotations.NullMarked;
