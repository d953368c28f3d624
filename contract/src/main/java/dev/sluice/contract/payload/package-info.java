/**
 * What may travel through Temporal: {@link dev.sluice.contract.payload.LimitedPayloads}, encrypted
 * by {@link dev.sluice.contract.payload.EncryptedPayloads} where there are {@link
 * dev.sluice.contract.payload.PayloadKeys}.
 */
@NullMarked
package dev.sluice.contract.payload;

import org.jspecify.annotations.NullMarked;
