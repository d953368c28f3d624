package dev.sluice.contract.upload;

import io.temporal.activity.ActivityInterface;

/** What an upload's workflow asks of the server. */
@ActivityInterface
public interface UploadActivities {

  /** Records how an upload ended, unless it has ended already; a second time changes nothing. */
  void endUpload(UploadEnd end);
}
