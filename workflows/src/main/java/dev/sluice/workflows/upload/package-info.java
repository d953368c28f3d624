/** Has an agent take an uploaded file: {@link dev.sluice.workflows.upload.UploadWorkflowImpl}. */
@NullMarked
package dev.sluice.workflows.upload;

import org.jspecify.annotations.NullMarked;
