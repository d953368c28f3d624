/**
 * Impact: what a plan leads to beside the changes themselves, such as people without a manager and
 * groups without members. {@link dev.sluice.repository.impact.Impact} works it out when a plan is
 * inspected.
 */
@NullMarked
package dev.sluice.repository.impact;

import org.jspecify.annotations.NullMarked;
