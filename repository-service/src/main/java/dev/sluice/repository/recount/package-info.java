/**
 * Counter-tests: what a held plan would change if its file were read differently. {@link
 * dev.sluice.repository.recount.CounterTests} stores them, {@link
 * dev.sluice.repository.recount.Recounts} counts. The result decides how certain a finding is.
 */
@NullMarked
package dev.sluice.repository.recount;

import org.jspecify.annotations.NullMarked;
