/**
 * Commands for uploaded files: {@link dev.sluice.standalone.client.upload.ImportCommand} uploads a
 * file, runs it and follows the run.
 */
@NullMarked
package dev.sluice.standalone.client.upload;

import org.jspecify.annotations.NullMarked;
