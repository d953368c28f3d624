package dev.sluice.contract.upload;

/**
 * A file that stands where an uploaded one is to be put.
 *
 * @param bytes its length
 * @param sha256 of its bytes, in hexadecimal
 */
public record FormerFile(long bytes, String sha256) {}
