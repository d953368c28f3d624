package dev.sluice.agent.workbook;

import java.util.List;

/**
 * A file as nobody should deliver it, or as hardly anybody does, and what comes of it.
 *
 * @param name of the file
 * @param xlsx whether it is declared as a workbook
 * @param encoding as it is declared, of a CSV file
 * @param delimiter the same
 * @param failure the type of the refusal, or null if the file is read
 * @param says what the refusal says
 * @param rows what is read, as rows of id and login
 * @param rejects the place and code of each rejected row, as in {@code 3,login,error-value}
 */
record OddFile(
    String id,
    String name,
    boolean xlsx,
    String encoding,
    String delimiter,
    Content content,
    String failure,
    String says,
    List<String> rows,
    List<String> rejects) {

  /** What the file holds. */
  @FunctionalInterface
  interface Content {
    byte[] bytes() throws Exception;
  }

  static OddFile workbook(String id, Content content) {
    return new OddFile(
        id, "people.xlsx", true, "UTF-8", ",", content, null, "", List.of(), List.of());
  }

  static OddFile csv(String id, Content content) {
    return new OddFile(
        id, "people.csv", false, "UTF-8", ",", content, null, "", List.of(), List.of());
  }

  OddFile declared(String declaredEncoding, String declaredDelimiter) {
    return new OddFile(
        id, name, xlsx, declaredEncoding, declaredDelimiter, content, failure, says, rows, rejects);
  }

  OddFile refused(String type, String message) {
    return new OddFile(id, name, xlsx, encoding, delimiter, content, type, message, rows, rejects);
  }

  OddFile reads(String... read) {
    return new OddFile(
        id, name, xlsx, encoding, delimiter, content, failure, says, List.of(read), rejects);
  }

  OddFile rejects(String... rejected) {
    return new OddFile(
        id, name, xlsx, encoding, delimiter, content, failure, says, rows, List.of(rejected));
  }

  @Override
  public String toString() {
    return id;
  }
}
