/**
 * Takes uploaded files: {@link dev.sluice.agent.upload.UploadTaking} fetches a file, checks it with
 * the code of a run ({@code UploadInspection}), and puts it in place ({@code Placement}).
 */
@NullMarked
package dev.sluice.agent.upload;

import org.jspecify.annotations.NullMarked;
