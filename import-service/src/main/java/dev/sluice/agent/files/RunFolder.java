package dev.sluice.agent.files;

import java.nio.file.Path;

/** The files of one run. */
public record RunFolder(Path path) {

  /** The name of a folder that belongs to one run. */
  public static String folderName(String synchronizationId) {
    return FileNames.of(synchronizationId);
  }

  /** The exported copy of a source's file. */
  public Path source(String source) {
    // A folder of their own keeps a source named "User.sorted" apart from the dataset "User".
    return path.resolve("sources").resolve(FileNames.of(source) + ".csv");
  }

  /** The exported copy of a list that the definition names. */
  public Path list(String path) {
    return this.path.resolve("lists").resolve(FileNames.of(path) + ".txt");
  }

  /** The cleansed rows of a dataset in key order. */
  public Path sorted(String dataset) {
    return file(dataset, ".sorted.csv");
  }

  /** The keys of rejected rows, whose resources are not missing. */
  public Path keep(String dataset) {
    return file(dataset, ".keep");
  }

  /** Rows that differ from an earlier row with their key, for people. */
  public Path duplicates(String dataset) {
    return file(dataset, ".duplicates.csv");
  }

  /** Rows without a key, for people. */
  public Path nullKeys(String dataset) {
    return file(dataset, ".nullpk.csv");
  }

  /** Rows that cannot be used, for people. */
  public Path rejects(String dataset) {
    return file(dataset, ".rejects.csv");
  }

  /** Rows without a key, as they were read. */
  public Path sentNullKeys(String dataset) {
    return file(dataset, ".nullpk");
  }

  /** Rows that cannot be used, as they were read. */
  public Path sentRejects(String dataset) {
    return file(dataset, ".rejects");
  }

  /** What changed since the snapshot. */
  public Path delta(String dataset) {
    return file(dataset, ".sorted.delta");
  }

  /** How long a review of the run may last. */
  public Path patience() {
    return path.resolve("patience.txt");
  }

  /** How the sources' files look. */
  public Path profiles() {
    return path.resolve("profiles.json");
  }

  /** The digests of what prepare wrote and does not tell. */
  public Path preparedDigests() {
    return path.resolve("keep.digests.json");
  }

  /** The digests of the deltas. */
  public Path deltaDigests() {
    return path.resolve("delta.digests.json");
  }

  private Path file(String dataset, String ending) {
    return path.resolve(FileNames.of(dataset) + ending);
  }
}
