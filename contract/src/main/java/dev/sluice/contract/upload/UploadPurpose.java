package dev.sluice.contract.upload;

import dev.sluice.contract.run.Mode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The purpose of an uploaded file. */
public enum UploadPurpose {
  /** To stand at the source's {@code path}. */
  COMPLETE,
  /** To stand where incremental runs read the source. */
  INCREMENTAL,
  /** For one run that takes its rows and nothing else; it stands nowhere. */
  UPDATE;

  /** The word in requests and JSON. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The purpose with this label, if there is one. */
  public static Optional<UploadPurpose> labelled(String label) {
    return Arrays.stream(values()).filter(each -> each.label().equals(label)).findFirst();
  }

  /** The mode of the runs that read such a file. */
  public Mode mode() {
    return this == COMPLETE ? Mode.COMPLETE : Mode.INCREMENTAL;
  }
}
