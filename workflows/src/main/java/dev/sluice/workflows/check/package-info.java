/**
 * Decides whether a plan may be applied without a person looking at it. {@link
 * dev.sluice.workflows.check.Check} measures each level of the connector against each rule, and
 * knows nothing but the numbers it is given.
 */
@NullMarked
package dev.sluice.workflows.check;

import org.jspecify.annotations.NullMarked;
