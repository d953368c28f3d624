package dev.sluice.repository.query;

import dev.sluice.repository.report.ReportAnswers;
import dev.sluice.repository.report.ReportView;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.Refuses;
import dev.sluice.repository.rest.export.CsvLists;
import dev.sluice.repository.rest.export.XlsxLists;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Queries over REST: they only read, but use POST since they are long. */
@RestController
@RequestMapping(path = "/api/query", consumes = MediaType.APPLICATION_JSON_VALUE)
final class QueryController {
  private final QueryReports reports;
  private final ReportAnswers answers;

  QueryController(QueryReports reports, ReportAnswers answers) {
    this.reports = reports;
    this.answers = answers;
  }

  @PostMapping
  @Operation(
      summary = "Runs a query; as text/csv or as a spreadsheet, with all rows",
      description =
          "A column is a property, or `key`, `active`, `origin`, `connector`, `updatedAt`; an"
              + " association as prefix leads to the resource at the other end, as in"
              + " `manager.mail` or `organisation.manager.key`. An association with many targets"
              + " gives one row for each target. The response contains the limits on rows and time;"
              + " a file has them in the headers Sluice-Row-Limit, Sluice-Time-Limit-Seconds and"
              + " Sluice-More.")
  @Refuses(ProblemCode.UNKNOWN_ENTITY_TYPE)
  ReportView json(@RequestBody Query query) {
    return answers.json(reports.of(query), query.limit());
  }

  @PostMapping(produces = CsvLists.MEDIA_TYPE)
  void csv(@RequestBody Query query, HttpServletResponse response) {
    answers.csv(reports.of(query), response);
  }

  @PostMapping(produces = XlsxLists.MEDIA_TYPE)
  void xlsx(@RequestBody Query query, HttpServletResponse response) {
    answers.xlsx(reports.of(query), response);
  }
}
