/**
 * Files that people upload: the server keeps them, and the agent of the connector fetches, inspects
 * and puts them in place in {@link dev.sluice.contract.upload.UploadWorkflow}. Cells go from the
 * agent to the server over HTTP as {@link dev.sluice.contract.upload.UploadFindings}, and never
 * through Temporal.
 */
@NullMarked
package dev.sluice.contract.upload;

import org.jspecify.annotations.NullMarked;
