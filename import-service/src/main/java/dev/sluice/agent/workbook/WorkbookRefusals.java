package dev.sluice.agent.workbook;

import static dev.sluice.contract.FailureType.SOURCE_ENCRYPTED;
import static dev.sluice.contract.FailureType.SOURCE_MALFORMED;
import static dev.sluice.contract.FailureType.SOURCE_OTHER_FORMAT;
import static dev.sluice.contract.FailureType.SOURCE_OTHER_SPREADSHEET;
import static dev.sluice.contract.FailureType.SOURCE_PACKED_TOO_TIGHTLY;
import static dev.sluice.contract.FailureType.SOURCE_TOO_LARGE;
import static dev.sluice.contract.FailureType.SOURCE_TOO_MANY_PARTS;
import static dev.sluice.contract.FailureType.SOURCE_TRUNCATED;
import static dev.sluice.contract.FailureType.SOURCE_WITH_DTD;
import static dev.sluice.contract.FailureType.SOURCE_WITH_EXTERNAL_LINKS;
import static dev.sluice.contract.FailureType.SOURCE_WITH_MACROS;
import static dev.sluice.contract.FailureType.SOURCE_WITH_NESTED_FILES;

import dev.sluice.agent.step.SourceException;

/**
 * Says why a workbook is refused, and what to do.
 *
 * @param file the workbook as the definition names it
 */
record WorkbookRefusals(String file) {
  private static final String SAVE_AS_XLSX =
      "Open it in a spreadsheet program and save it as 'Excel Workbook (*.xlsx)'"
          + " (File > Save As); then deliver that file.";

  SourceException otherFormat(String what) {
    return SourceException.inFile(
        SOURCE_OTHER_FORMAT,
        file,
        "the file is " + what + ", not an XLSX workbook, whatever its name says",
        "Deliver the workbook itself, saved as 'Excel Workbook (*.xlsx)', or declare the file as"
            + " 'csv' if it is one.");
  }

  SourceException otherSpreadsheet(String what) {
    return SourceException.inFile(
        SOURCE_OTHER_SPREADSHEET,
        file,
        "the file is " + what + ", not an XLSX workbook",
        SAVE_AS_XLSX);
  }

  SourceException encrypted() {
    return SourceException.inFile(
        SOURCE_ENCRYPTED,
        file,
        "the workbook is protected by a password",
        "Remove the password (File > Info > Protect Workbook > Encrypt with Password) and save"
            + " it.");
  }

  SourceException macros() {
    return SourceException.inFile(
        SOURCE_WITH_MACROS, file, "the workbook has macros", SAVE_AS_XLSX);
  }

  SourceException externalLinks() {
    return SourceException.inFile(
        SOURCE_WITH_EXTERNAL_LINKS,
        file,
        "the workbook takes values from other files",
        "Break the links (Data > Edit Links > Break Link), which keeps the values, and save it.");
  }

  SourceException nestedFiles() {
    return SourceException.inFile(
        SOURCE_WITH_NESTED_FILES,
        file,
        "the workbook has another file embedded in it",
        "Delete the embedded objects, and save it.");
  }

  SourceException documentType() {
    return SourceException.inFile(
        SOURCE_WITH_DTD,
        file,
        "a part of the workbook declares a document type (DTD), which no spreadsheet program"
            + " writes",
        SAVE_AS_XLSX);
  }

  SourceException tooManyParts(int parts, int most) {
    return SourceException.inFile(
        SOURCE_TOO_MANY_PARTS,
        file,
        "the workbook has " + parts + " parts, more than the " + most + " that are read",
        "Copy the sheet with the rows into a new workbook and deliver it.");
  }

  SourceException tooLarge(String what) {
    return SourceException.inFile(
        SOURCE_TOO_LARGE, file, what, "Deliver the rows in several workbooks, or as CSV.");
  }

  SourceException packedTooTightly(int most) {
    return SourceException.inFile(
        SOURCE_PACKED_TOO_TIGHTLY,
        file,
        "a part of the workbook is more than "
            + most
            + " times as large when unpacked, like files that are made to exhaust memory",
        "Copy the rows into a new workbook without formatted empty cells, or deliver them as CSV.");
  }

  SourceException cutOff() {
    return SourceException.inFile(
        SOURCE_TRUNCATED,
        file,
        "the workbook is cut off or damaged: its table of contents cannot be read",
        "Deliver the whole file; write it with another name and rename it when it is complete.");
  }

  SourceException damaged(String what) {
    return SourceException.inFile(
        SOURCE_MALFORMED,
        file,
        "the workbook is damaged: " + what,
        "Open it in a spreadsheet program, which may repair it, and save it as XLSX.");
  }

  SourceException unusable(String what, String remedy) {
    return SourceException.inFile(SOURCE_MALFORMED, file, what, remedy);
  }
}
