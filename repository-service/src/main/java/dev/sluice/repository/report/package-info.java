/**
 * Reports on the stored resources and links: counts, missing values, duplicates. {@link
 * dev.sluice.repository.report.ReportAnswers} returns them, and results of queries, as JSON, CSV or
 * XLSX; {@code ReportController} is the entry point.
 */
@NullMarked
package dev.sluice.repository.report;

import org.jspecify.annotations.NullMarked;
