package dev.sluice.repository.finding;

import dev.sluice.repository.finding.evidence.Leftover;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Describes a finding: what happened, and what to do. The same sentences are used everywhere. */
final class FindingWords {
  private FindingWords() {}

  /** What happened, if the finding is right. */
  static String summary(Finding finding) {
    Evidence evidence = finding.evidence();
    String columns = list(evidence.columns());
    String file = Objects.requireNonNullElse(evidence.file(), "the file");
    String values = list(evidence.values());
    return switch (finding.cause()) {
      case EMPTY_FILE -> file + " is empty.";
      case HEADER_ONLY -> file + " has a header and no rows.";
      case WRONG_FILE -> wrongFile(evidence, file);
      case FILE_TRUNCATED -> truncated(evidence, file);
      case COLUMNS_EXCHANGED -> "The columns " + columns + " are exchanged in " + file + ".";
      case COLUMNS_SHIFTED ->
          "The values of the columns " + columns + " are shifted by one column in " + file + ".";
      case KEY_REFORMATTED ->
          "The keys in "
              + file
              + " are the stored keys in another form ("
              + evidence.detail()
              + ").";
      case KEY_IS_OTHER_COLUMN ->
          "The keys in "
              + file
              + " are the former values of the column "
              + last(evidence.columns())
              + ".";
      case REKEYED -> "Many who are missing seem to be in " + file + " under another key.";
      case DATE_DAY_MONTH ->
          "Day and month are exchanged in the column "
              + columns
              + " of "
              + file
              + rejected(evidence)
              + ".";
      case DATE_SHIFTED ->
          "All dates in the column "
              + columns
              + " of "
              + file
              + " are "
              + ShiftWords.of(Objects.requireNonNullElse(evidence.detail(), ""))
              + ".";
      case DATE_FORMAT ->
          "The dates in the column "
              + columns
              + " of "
              + file
              + " have the format "
              + evidence.detail()
              + rejected(evidence)
              + " in the definition's format.";
      case ENCODING ->
          "Non-ASCII letters are broken in "
              + columns
              + " of "
              + file
              + " ("
              + evidence.detail()
              + ").";
      case SEPARATORS, COSMETIC ->
          "The values of "
              + columns
              + " in "
              + file
              + " are the same in another form ("
              + evidence.detail()
              + ").";
      case COLUMN_EMPTIED -> "No values are left in " + columns + " of " + file + ".";
      case COLUMN_FILLED -> "There are values in " + columns + " of " + file + " now.";
      case COLUMN_CONSTANT ->
          "The column " + columns + " of " + file + " has " + values + " in all rows.";
      case VALUES_ON_OTHER_ROWS ->
          "The values of the column " + columns + " are in other rows in " + file + ".";
      case SEGMENT_LOST ->
          "Everybody who is missing in " + file + " belongs to " + columns + " " + values + ".";
      case AFFIX -> affix(evidence, columns);
      case SITE_CLOSED ->
          columns + " " + values + " is empty now: some people moved, and the others are missing.";
      case REORGANISATION ->
          "The names in "
              + columns
              + " changed: people with the same old name have the same new name.";
    };
  }

  /** The same without values of resources, for readers who are not reviewers. */
  static String summaryWithoutValues(Finding finding) {
    Evidence evidence = finding.evidence();
    String columns = list(evidence.columns());
    String file = Objects.requireNonNullElse(evidence.file(), "the file");
    return switch (finding.cause()) {
      case COLUMN_CONSTANT -> "The column " + columns + " of " + file + " is the same in all rows.";
      case SEGMENT_LOST -> "Everybody who is missing in " + file + " had the same " + columns + ".";
      case AFFIX -> "A part of the value in " + columns + " changed, the same in all rows.";
      case SITE_CLOSED ->
          "A value of " + columns + " is empty now: some people moved, and the others are missing.";
      default -> summary(finding);
    };
  }

  /** What to do about it. */
  static String advice(Finding finding) {
    return switch (finding.cause()) {
      case EMPTY_FILE, HEADER_ONLY, FILE_TRUNCATED ->
          "Cancel the run, have the file exported again, and start a new run.";
      case WRONG_FILE -> "Cancel the run, and put the right file in place.";
      case COLUMNS_EXCHANGED, COLUMNS_SHIFTED ->
          "Cancel the run, and have the header or the columns of the file corrected.";
      case KEY_REFORMATTED, KEY_IS_OTHER_COLUMN ->
          "Cancel the run: otherwise everybody would be deleted and inserted again. Have the keys"
              + " corrected, or change the definition.";
      case REKEYED ->
          "Look at the pairs. If they are the same people, cancel the run and have the keys"
              + " corrected: otherwise they would be deleted and inserted again.";
      case DATE_DAY_MONTH, DATE_SHIFTED, DATE_FORMAT ->
          "Cancel the run, and have the dates corrected, or the property's format changed.";
      case ENCODING -> "Cancel the run, and have the file's encoding corrected, or the source's.";
      case SEPARATORS, COSMETIC ->
          "If the new form is intended, resume the run; otherwise have it corrected, or rewrite the"
              + " cells in the definition.";
      case COLUMN_EMPTIED, COLUMN_CONSTANT, VALUES_ON_OTHER_ROWS ->
          "Cancel the run, and ask the file's owner what happened to the column.";
      case SEGMENT_LOST ->
          "Ask whether these people have left. If a part of the file is missing, cancel the run.";
      case COLUMN_FILLED, AFFIX, SITE_CLOSED, REORGANISATION ->
          "If this is intended, resume the run.";
    };
  }

  /** How much it explains. */
  static String proof(Finding finding) {
    Evidence evidence = finding.evidence();
    StringBuilder proof = new StringBuilder();
    if (finding.explained() > 0 || evidence.rejected() == null) {
      proof.append(
          String.format(
              Locale.ROOT,
              "It explains %,d of %,d changes of %s.",
              finding.explained(),
              finding.changes(),
              finding.target()));
    } else {
      proof.append(
          String.format(
              Locale.ROOT,
              "It explains %,d rejected rows of %s.",
              evidence.rejected(),
              finding.target()));
    }
    if (evidence.looked() > 0) {
      proof.append(
          String.format(
              Locale.ROOT, " %,d of %,d checked show it.", evidence.hits(), evidence.looked()));
    }
    if (evidence.then() != null && evidence.now() != null) {
      proof.append(left(finding, evidence.then(), evidence.now()));
    }
    if (evidence.notCounted() != null) {
      proof.append(" It was not counted: ").append(evidence.notCounted());
    }
    return proof.toString();
  }

  private static String left(Finding finding, long then, long now) {
    Long rows = finding.evidence().counted();
    if (rows == null) {
      return String.format(
          Locale.ROOT, " Read differently, %,d of %,d would be left in the sample.", then, now);
    }
    return " "
        + CountedWords.of(
            Objects.requireNonNull(finding.reading()),
            new Leftover(now, then, Objects.requireNonNullElse(finding.evidence().repaired(), 0L)),
            rows);
  }

  private static String wrongFile(Evidence evidence, String file) {
    String what = evidence.values().isEmpty() ? "" : evidence.values().get(0);
    return switch (Objects.requireNonNullElse(evidence.detail(), "")) {
      case "older" -> file + " has the same bytes as the file applied on " + what + ".";
      case "other-source" -> file + " has the same bytes as the file of the source " + what + ".";
      case "columns-of" ->
          file + " has the columns of the source " + what + ", not those of the last applied file.";
      case "other-columns" -> file + " has only few columns of the last applied file.";
      default -> file + " has keys of " + what + ".";
    };
  }

  private static String truncated(Evidence evidence, String file) {
    return "round-limit".equals(evidence.detail())
        ? file + " has a number of rows at which programs cut files off."
        : file + " ends too early: all missing keys come after its last row.";
  }

  private static String affix(Evidence evidence, String columns) {
    List<String> values = evidence.values();
    String removed = values.get(0);
    String added = values.get(1);
    if (removed.isEmpty()) {
      return "All values of " + columns + " now also have " + quoted(added) + ".";
    }
    return added.isEmpty()
        ? "All values of " + columns + " have lost " + quoted(removed) + "."
        : "In all values of " + columns + ", " + quoted(removed) + " became " + quoted(added) + ".";
  }

  private static String rejected(Evidence evidence) {
    Long rows = evidence.rejected();
    return rows == null
        ? ""
        : String.format(
            Locale.ROOT, "; %,d rows were rejected because they are not valid dates", rows);
  }

  private static String last(List<String> columns) {
    return columns.isEmpty() ? "" : columns.get(columns.size() - 1);
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  private static String list(List<String> words) {
    if (words.size() < 2) {
      return String.join("", words);
    }
    return String.join(", ", words.subList(0, words.size() - 1))
        + " and "
        + words.get(words.size() - 1);
  }
}
