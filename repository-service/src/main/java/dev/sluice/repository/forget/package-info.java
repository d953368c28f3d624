/**
 * Forget: plans that were not applied, rejected rows and idempotency keys are deleted once nobody
 * needs them any more. {@link dev.sluice.repository.forget.Forgetting} does it, in small pieces.
 */
@NullMarked
package dev.sluice.repository.forget;

import org.jspecify.annotations.NullMarked;
