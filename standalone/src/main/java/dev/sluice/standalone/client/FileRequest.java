package dev.sluice.standalone.client;

import java.nio.file.Path;

/**
 * A request for a file.
 *
 * @param mediaType the kind of file
 * @param file where it is written
 */
public record FileRequest(String mediaType, Path file) {}
