/**
 * Decides whether a plan may be applied without a person looking at it. {@link
 * dev.sluice.contract.check.Check} measures each level of the connector against each rule, and
 * knows nothing but the numbers it is given. The server checks; others ask the same rules to say
 * what it found.
 */
@NullMarked
package dev.sluice.contract.check;

import org.jspecify.annotations.NullMarked;
