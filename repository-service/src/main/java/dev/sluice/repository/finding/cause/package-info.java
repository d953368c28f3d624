/**
 * The causes that a held plan may have, a {@link dev.sluice.repository.finding.cause.Hypothesis}
 * each: they look at a sample and know nothing else. {@link
 * dev.sluice.repository.finding.cause.Causes} is the entry point.
 */
@NullMarked
package dev.sluice.repository.finding.cause;

import org.jspecify.annotations.NullMarked;
