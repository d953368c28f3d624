/**
 * Shared by all REST routes: pages with cursors and limits, limits on reads, and problems according
 * to RFC 9457, each with a stable type. With {@link dev.sluice.repository.rest.ProblemException},
 * the rest of the server says that something cannot be done.
 */
@NullMarked
package dev.sluice.repository.rest;

import org.jspecify.annotations.NullMarked;
