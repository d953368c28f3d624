package dev.sluice.contract;

/** Why a step failed. The name travels as the type of Temporal's application failure. */
public enum FailureType {
  /** The request names an unknown mode or step, or asks for what it may not. */
  INVALID_REQUEST,
  UNKNOWN_CONNECTOR,
  /** The connector's definition is no longer readable. */
  INVALID_DEFINITION,
  /** The source's file does not exist. */
  SOURCE_MISSING,
  /** The source's file exists and cannot be read: rights, device, or bytes that are not text. */
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
  /** The source's workbook is packed so tightly that it was made to exhaust its reader. */
  SOURCE_PACKED_TOO_TIGHTLY,
  /** An incremental run has no snapshot of the last applied run to compare with. */
  SNAPSHOT_UNUSABLE,
  /** An initial run on a connector that already holds resources. */
  NOT_EMPTY,
  /** The stored plan is not the plan that was checked or reviewed. */
  PLAN_CHANGED,
  /** The plan exceeds limits, and no recorded decision lets exactly this plan pass. */
  NOT_REVIEWED,
  /** An attempt that another attempt of the same step has overtaken. */
  OVERTAKEN,
  /** The run has already ended, so the step has nothing to do it for. */
  RUN_ENDED,
  /** An outcome message that no retry can deliver: a bad address, a refused host, no secret. */
  UNDELIVERABLE,
  /** Something was to go through Temporal that is larger than anything Sluice sends there. */
  PAYLOAD_TOO_LARGE,
  /** A fault of Sluice itself that a retry does not mend. */
  INTERNAL
}
