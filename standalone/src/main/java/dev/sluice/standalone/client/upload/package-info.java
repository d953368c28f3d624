/**
 * The commands about files that people upload: {@link
 * dev.sluice.standalone.client.upload.ImportCommand} uploads one, runs it and follows the run.
 */
@NullMarked
package dev.sluice.standalone.client.upload;

import org.jspecify.annotations.NullMarked;
