/**
 * What every REST route shares: pages with their cursors and limits, what one reader may take of
 * the database, and problems after RFC 9457, each with a stable type. {@link
 * dev.sluice.repository.rest.ProblemException} is how the rest of the server says that something
 * cannot be done.
 */
@NullMarked
package dev.sluice.repository.rest;

import org.jspecify.annotations.NullMarked;
