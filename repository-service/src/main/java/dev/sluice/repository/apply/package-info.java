/**
 * Apply: the plan of a run becomes resources and links, in one transaction. {@link
 * dev.sluice.repository.apply.Applier} is the entry point.
 */
@NullMarked
package dev.sluice.repository.apply;

import org.jspecify.annotations.NullMarked;
