package dev.sluice.repository.report;

import java.util.List;

/** A kind of report; beans of this type are found by their name. */
interface ReportKind {
  /** As the path has it. */
  String name();

  /** What it tells, in a sentence. */
  String description();

  /** What has to be said so that it can be computed. */
  List<String> parameters();

  /**
   * The report.
   *
   * @throws dev.sluice.repository.rest.ProblemException if the subject lacks something, or names
   *     what no loaded connector declares
   */
  Report of(ReportSubject subject);
}
