/**
 * Deletes plans, rejected rows and idempotency keys when they are too old. {@link
 * dev.sluice.repository.forget.Forgetting} does it, in small pieces.
 */
@NullMarked
package dev.sluice.repository.forget;

import org.jspecify.annotations.NullMarked;
