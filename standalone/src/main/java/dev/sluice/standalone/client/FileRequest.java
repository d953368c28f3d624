package dev.sluice.standalone.client;

import java.nio.file.Path;

/**
 * A file that is asked for.
 *
 * @param mediaType the kind of file
 * @param file where it is written
 */
public record FileRequest(String mediaType, Path file) {}
