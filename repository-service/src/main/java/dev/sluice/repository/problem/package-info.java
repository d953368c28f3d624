/**
 * What callers read when something cannot be done: problems after RFC 9457, each with a stable
 * type. {@link dev.sluice.repository.problem.ProblemException} is how the rest of the server says
 * so.
 */
@NullMarked
package dev.sluice.repository.problem;

import org.jspecify.annotations.NullMarked;
