package dev.sluice.repository.worker;

import dev.sluice.contract.TaskQueues;
import dev.sluice.contract.upload.UploadActivities;
import dev.sluice.contract.upload.UploadEnd;
import dev.sluice.repository.upload.Uploads;
import io.temporal.spring.boot.ActivityImpl;
import org.springframework.stereotype.Component;

/** The server's step of an upload. */
@Component
@ActivityImpl(taskQueues = TaskQueues.REPOSITORY)
class UploadActivitiesImpl implements UploadActivities {
  private final Uploads uploads;

  UploadActivitiesImpl(Uploads uploads) {
    this.uploads = uploads;
  }

  @Override
  public void endUpload(UploadEnd end) {
    try {
      uploads.end(end);
    } catch (RuntimeException e) {
      throw StepFailures.typed(e);
    }
  }
}
