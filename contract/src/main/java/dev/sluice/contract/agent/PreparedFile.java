package dev.sluice.contract.agent;

/**
 * The prepared rows of one entity type or association.
 *
 * @param target name of the entity type or association
 * @param association whether the target is an association
 * @param source the source that the rows came from
 * @param read rows of the source
 * @param rejected rows in the rejects and nullpk files
 * @param duplicates rows dropped since an earlier row has their key
 * @param rows rows in the sorted file
 * @param commands whether the rows carry commands of their own and no delta is computed
 * @param content what the source's file held
 * @param sha256 of the sorted file, in hexadecimal
 */
public record PreparedFile(
    String target,
    boolean association,
    String source,
    long read,
    long rejected,
    long duplicates,
    long rows,
    boolean commands,
    Content content,
    String sha256) {

  /** What a source's file held. */
  public enum Content {
    ROWS,
    /** A header, and nothing beneath it. */
    HEADER_ONLY,
    /** Not one byte, or blank lines only. */
    EMPTY
  }
}
