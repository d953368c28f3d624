package dev.sluice.agent.prepare.value;

import static dev.sluice.contract.FailureType.INTERNAL;
import static dev.sluice.contract.FailureType.SOURCE_UNREADABLE;

import dev.sluice.agent.files.RunFolder;
import dev.sluice.agent.step.SourceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.Map;

/** The exclude lists of a run, as they were during export; each is read when it is first needed. */
public final class ExcludeLists {
  private final RunFolder run;
  private final Map<String, ExcludeList> read = new HashMap<>();

  public ExcludeLists(RunFolder run) {
    this.run = run;
  }

  /** The list with this path in the definition. */
  ExcludeList list(String path) throws IOException {
    ExcludeList list = read.get(path);
    if (list == null) {
      list = of(bytes(path), path);
      read.put(path, list);
    }
    return list;
  }

  private byte[] bytes(String path) throws IOException {
    try {
      return Files.readAllBytes(run.list(path));
    } catch (NoSuchFileException gone) {
      throw SourceException.inFile(
          INTERNAL,
          path,
          "the agent's copy of the list of excluded values is missing",
          "Start a new run; keep the agent's work folder on a persistent volume.");
    }
  }

  /** Reads a list. */
  public static ExcludeList of(byte[] bytes, String path) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      // Editors of spreadsheets begin such files with a byte order mark.
      return new ExcludeList(
          (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList());
    } catch (CharacterCodingException notText) {
      throw SourceException.inFile(
          SOURCE_UNREADABLE,
          path,
          "the list of excluded values is not text in UTF-8",
          "Save the list as UTF-8.");
    }
  }
}
