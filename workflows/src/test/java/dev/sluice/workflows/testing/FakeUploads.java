package dev.sluice.workflows.testing;

import dev.sluice.contract.upload.UploadActivities;
import dev.sluice.contract.upload.UploadEnd;

/** A server that is told how uploads end. */
public final class FakeUploads implements UploadActivities {
  private final Calls calls;

  public Runnable ending = () -> {};

  FakeUploads(Calls calls) {
    this.calls = calls;
  }

  @Override
  public void endUpload(UploadEnd end) {
    calls.add("endUpload", end);
    ending.run();
  }
}
