/**
 * Counter-tests: what a held plan would change if its file were read otherwise. {@link
 * dev.sluice.repository.recount.CounterTests} keeps them, {@link
 * dev.sluice.repository.recount.Recounts} counts. A finding's word becomes what was counted.
 */
@NullMarked
package dev.sluice.repository.recount;

import org.jspecify.annotations.NullMarked;
