package dev.sluice.agent.export;

import dev.sluice.agent.step.Progress;
import java.io.IOException;
import java.nio.file.Path;

/** Provides uploaded files. */
@FunctionalInterface
public interface UploadedFiles {
  /**
   * Brings an uploaded file here.
   *
   * @param upload its id
   * @param sha256 what its bytes must be, in hexadecimal
   * @throws IOException if other bytes came, or not all of them: another attempt asks again
   */
  void fetch(String upload, String sha256, Path file, Progress progress) throws IOException;
}
