package dev.sluice.repository.definition.yaml;

/**
 * A problem in a definition.
 *
 * @param file the file's name, or what stands for it
 * @param line from 1
 * @param column from 1
 * @param key path of the key concerned, as in {@code entityTypes.User.key}; empty for the file
 * @param message what is wrong
 * @param remedy what to do about it
 */
public record DefinitionProblem(
    String file, int line, int column, String key, String message, String remedy) {

  @Override
  public String toString() {
    String subject = key.isEmpty() ? "" : key + ": ";
    String end = remedy.endsWith("?") ? "" : ".";
    return file + ":" + line + ":" + column + ": " + subject + message + ". " + remedy + end;
  }
}
