/**
 * Further consequences of a plan, such as people without a manager and groups without members.
 * {@link dev.sluice.repository.impact.Impact} computes them when a plan is inspected.
 */
@NullMarked
package dev.sluice.repository.impact;

import org.jspecify.annotations.NullMarked;
