/**
 * Reading a run's files once more in another way, to count what would change then: {@link
 * dev.sluice.contract.recount.Reading} says in which. Nothing is planned by it.
 */
@NullMarked
package dev.sluice.contract.recount;

import org.jspecify.annotations.NullMarked;
