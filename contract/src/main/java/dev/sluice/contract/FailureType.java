package dev.sluice.contract;

/** Why a step failed. The name travels as the type of Temporal's application failure. */
public enum FailureType {
  /** The request names an unknown mode or step, or something that is not allowed. */
  INVALID_REQUEST,
  UNKNOWN_CONNECTOR,
  /** The connector's definition is no longer readable. */
  INVALID_DEFINITION,
  /** The source's file does not exist. */
  SOURCE_MISSING,
  /** The source's file exists but cannot be read: permissions, disk, or bytes that are not text. */
  SOURCE_UNREADABLE,
  /** The source's file stops in the middle of a row. */
  SOURCE_TRUNCATED,
  /** The source's file is not the table that the definition describes. */
  SOURCE_MALFORMED,
  /** The source's file is not of the kind that its name and definition say. */
  SOURCE_OTHER_FORMAT,
  /** The source's file is a spreadsheet of another kind than XLSX, such as XLS or ODS. */
  SOURCE_OTHER_SPREADSHEET,
  /** The source's workbook is protected by a password. */
  SOURCE_ENCRYPTED,
  /** The source's workbook has macros. */
  SOURCE_WITH_MACROS,
  /** The source's workbook takes values from other files. */
  SOURCE_WITH_EXTERNAL_LINKS,
  /** The source's workbook has other files embedded in it. */
  SOURCE_WITH_NESTED_FILES,
  /** A part of the source's workbook declares a document type, which no workbook needs. */
  SOURCE_WITH_DTD,
  /** The source's workbook has more parts than any spreadsheet program writes. */
  SOURCE_TOO_MANY_PARTS,
  /** The source's workbook is too large when it is unpacked. */
  SOURCE_TOO_LARGE,
  /** The source's workbook is compressed so much that it was probably made to exhaust memory. */
  SOURCE_PACKED_TOO_TIGHTLY,
  /** An incremental run has no snapshot of the last applied run to compare with. */
  SNAPSHOT_UNUSABLE,
  /** An initial run on a connector that already holds resources. */
  NOT_EMPTY,
  /** The stored plan is not the plan that was checked or reviewed. */
  PLAN_CHANGED,
  /** The plan exceeds limits, and there is no recorded decision to resume exactly this plan. */
  NOT_REVIEWED,
  /** An attempt that another attempt of the same step has overtaken. */
  OVERTAKEN,
  /** The run has already ended, so the step is not needed. */
  RUN_ENDED,
  /** An outcome message that no retry can deliver: a bad address, a refused host, no secret. */
  UNDELIVERABLE,
  /** A payload for Temporal is larger than anything that Sluice sends. */
  PAYLOAD_TOO_LARGE,
  /** An error in Sluice itself that retries do not repair. */
  INTERNAL
}
