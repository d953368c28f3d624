/**
 * Lets an agent fetch an uploaded file and put it in place: {@link
 * dev.sluice.workflows.upload.UploadWorkflowImpl}.
 */
@NullMarked
package dev.sluice.workflows.upload;

import org.jspecify.annotations.NullMarked;
