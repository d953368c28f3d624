/**
 * Limits and encryption of payloads in Temporal: {@link
 * dev.sluice.contract.payload.LimitedPayloads}, and {@link
 * dev.sluice.contract.payload.EncryptedPayloads} if there are {@link
 * dev.sluice.contract.payload.PayloadKeys}.
 */
@NullMarked
package dev.sluice.contract.payload;

import org.jspecify.annotations.NullMarked;
