package dev.sluice.contract.upload;

/**
 * An existing file that an uploaded file replaces.
 *
 * @param bytes its length
 * @param sha256 of its bytes, in hexadecimal
 */
public record FormerFile(long bytes, String sha256) {}
