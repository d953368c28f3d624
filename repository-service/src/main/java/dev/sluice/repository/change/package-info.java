/**
 * What a run plans or did: its changes, link changes and rejected rows, as JSON pages or whole as
 * CSV. {@link dev.sluice.repository.change.ChangeController} is the entry point.
 */
@NullMarked
package dev.sluice.repository.change;

import org.jspecify.annotations.NullMarked;
