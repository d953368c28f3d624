/**
 * Reports over the stored resources and links: counts, what is missing, what is there twice. {@link
 * dev.sluice.repository.report.ReportAnswers} answers with each of them, and with queries, as JSON,
 * CSV or XLSX; {@code ReportController} is the entry point.
 */
@NullMarked
package dev.sluice.repository.report;

import org.jspecify.annotations.NullMarked;
