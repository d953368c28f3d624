/**
 * How much of a request is read. {@link dev.sluice.repository.rest.limit.BodyLimit} stands before
 * the routes that hold a body in memory.
 */
@NullMarked
package dev.sluice.repository.rest.limit;

import org.jspecify.annotations.NullMarked;
