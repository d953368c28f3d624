package dev.sluice.repository.start;

/**
 * Identifies a request, so that its repetition is recognised.
 *
 * @param principal whoever asks: keys of different people are different keys
 * @param bodyDigest SHA-256 in hexadecimal; tells a repetition from another request with the key
 */
record IdempotencyKey(String principal, String key, String bodyDigest) {}
