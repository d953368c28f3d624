/**
 * Decrypts what {@link dev.sluice.contract.payload.EncryptedPayloads} encrypted, for Temporal's web
 * UI and command line.
 */
@NullMarked
package dev.sluice.repository.codec;

import org.jspecify.annotations.NullMarked;
