package dev.sluice.repository.report;

import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.rest.Refuses;
import dev.sluice.repository.rest.export.CsvLists;
import dev.sluice.repository.rest.export.XlsxLists;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports over REST. */
@RestController
@RequestMapping("/api/reports")
final class ReportController {
  private final List<ReportKind> kinds;
  private final ReportAnswers answers;

  ReportController(List<ReportKind> kinds, ReportAnswers answers) {
    this.kinds = kinds.stream().sorted(Comparator.comparing(ReportKind::name)).toList();
    this.answers = answers;
  }

  /**
   * A report that there is.
   *
   * @param parameters what has to be said for it
   */
  record KindView(String name, String description, List<String> parameters) {}

  /** The reports that there are. */
  record KindsView(List<KindView> items) {}

  @GetMapping
  @Operation(summary = "Lists the reports and their parameters")
  KindsView kinds() {
    return new KindsView(
        kinds.stream()
            .map(each -> new KindView(each.name(), each.description(), each.parameters()))
            .toList());
  }

  @GetMapping("/{report}")
  @Operation(
      summary = "Runs a report; as text/csv or as a spreadsheet, with all rows",
      description =
          "The response contains the limits on rows and time; a file has them in the headers"
              + " Sluice-Row-Limit, Sluice-Time-Limit-Seconds and Sluice-More.")
  @Refuses({ProblemCode.NOT_FOUND, ProblemCode.UNKNOWN_ENTITY_TYPE})
  ReportView json(
      @Parameter(description = "A name from /api/reports") @PathVariable String report,
      @RequestParam @Nullable String entityType,
      @RequestParam @Nullable String property,
      @RequestParam @Nullable String association,
      @RequestParam @Nullable Integer limit) {
    return answers.json(report(report, entityType, property, association), limit);
  }

  @GetMapping(path = "/{report}", produces = CsvLists.MEDIA_TYPE)
  void csv(
      @PathVariable String report,
      @RequestParam @Nullable String entityType,
      @RequestParam @Nullable String property,
      @RequestParam @Nullable String association,
      HttpServletResponse response) {
    answers.csv(report(report, entityType, property, association), response);
  }

  @GetMapping(path = "/{report}", produces = XlsxLists.MEDIA_TYPE)
  void xlsx(
      @PathVariable String report,
      @RequestParam @Nullable String entityType,
      @RequestParam @Nullable String property,
      @RequestParam @Nullable String association,
      HttpServletResponse response) {
    answers.xlsx(report(report, entityType, property, association), response);
  }

  private Report report(
      String name,
      @Nullable String entityType,
      @Nullable String property,
      @Nullable String association) {
    return kinds.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> ProblemException.notFound("There is no such report; /api/reports lists them."))
        .of(new ReportSubject(entityType, property, association));
  }
}
