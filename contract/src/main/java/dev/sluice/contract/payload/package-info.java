/** What may travel through Temporal: {@link dev.sluice.contract.payload.LimitedPayloads}. */
@NullMarked
package dev.sluice.contract.payload;

import org.jspecify.annotations.NullMarked;
