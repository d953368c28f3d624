package dev.sluice.contract.upload;

import io.temporal.activity.ActivityInterface;

/** The activities of an upload's workflow on the server. */
@ActivityInterface
public interface UploadActivities {

  /** Records how an upload ended, unless it has ended already; a second time changes nothing. */
  void endUpload(UploadEnd end);
}
