package dev.sluice.contract.upload;

/** The status of an uploaded file. */
public enum UploadStatus {
  /** The agent has not said yet what is in it. */
  WAITING,
  /** It can be used, and is being put in place. */
  PLACING,
  /** It can be used and, unless it is for one run only, stands where the source reads it. */
  TAKEN,
  /** It cannot be used at all, and is in the history only. */
  UNUSABLE,
  /** A later file for the same purpose came while it waited. */
  SUPERSEDED,
  /** A person cancelled it while it waited. */
  CANCELLED,
  /** The agent did not answer in time. */
  EXPIRED,
  /** The agent could not look at it, or could not put it in place. */
  FAILED,
  /** Nobody uploaded it: it stood where an uploaded file was put. */
  FORMER;

  /** Whether nothing happens to it any more, unless a person asks. */
  public boolean ended() {
    return this != WAITING && this != PLACING;
  }
}
