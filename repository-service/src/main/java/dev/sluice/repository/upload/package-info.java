/**
 * Files that people upload. {@link dev.sluice.repository.upload.UploadController} receives them,
 * {@code Receiving} stores them in pieces, the workflow of an upload lets the connector's agent
 * fetch, inspect and place them, and the agent calls {@code AgentUploadController}. {@link
 * dev.sluice.repository.upload.Uploads} has the rows, each in one state at a time.
 */
@NullMarked
package dev.sluice.repository.upload;

import org.jspecify.annotations.NullMarked;
