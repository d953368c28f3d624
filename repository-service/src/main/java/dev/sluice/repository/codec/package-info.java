/**
 * Decrypts for Temporal's web UI and command line what {@link
 * dev.sluice.contract.payload.EncryptedPayloads} encrypted, as they ask for it.
 */
@NullMarked
package dev.sluice.repository.codec;

import org.jspecify.annotations.NullMarked;
