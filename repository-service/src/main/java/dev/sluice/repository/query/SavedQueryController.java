package dev.sluice.repository.query;

import dev.sluice.repository.report.Report;
import dev.sluice.repository.report.ReportAnswers;
import dev.sluice.repository.report.ReportView;
import dev.sluice.repository.rest.Page;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.rest.Refuses;
import dev.sluice.repository.rest.export.CsvLists;
import dev.sluice.repository.rest.export.XlsxLists;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Saved queries over REST. */
@RestController
@RequestMapping("/api/queries")
final class SavedQueryController {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,62}");

  private final SavedQueries queries;
  private final QueryReports reports;
  private final ReportAnswers answers;

  SavedQueryController(SavedQueries queries, QueryReports reports, ReportAnswers answers) {
    this.queries = queries;
    this.reports = reports;
    this.answers = answers;
  }

  @GetMapping
  @Operation(summary = "Lists saved queries")
  Page<SavedQueryView> list(
      @RequestParam @Nullable Integer limit, @RequestParam @Nullable String after) {
    return queries.page(limit, after);
  }

  @GetMapping("/{name}")
  @Operation(summary = "Shows a saved query")
  @Refuses(ProblemCode.NOT_FOUND)
  SavedQueryView show(@PathVariable String name) {
    return queries
        .find(name)
        .orElseThrow(() -> ProblemException.notFound("There is no query with this name."));
  }

  @PutMapping(path = "/{name}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Saves a query; it replaces a query with the same name",
      description = "A name begins with a letter and has at most 63 letters, digits, _ and -.")
  @Refuses(ProblemCode.UNKNOWN_ENTITY_TYPE)
  SavedQueryView save(@PathVariable String name, @RequestBody Query query, @Nullable Principal by) {
    if (!NAME.matcher(name).matches()) {
      throw ProblemException.invalid(
          "name", "a letter, and then at most 62 letters, digits, _ and -");
    }
    answers.limit(query.limit());
    reports.of(query);
    return queries.save(name, query, by == null ? "nobody" : by.getName());
  }

  @DeleteMapping("/{name}")
  @Operation(summary = "Deletes a saved query")
  @ApiResponse(responseCode = "204", description = "Forgotten")
  @Refuses(ProblemCode.NOT_FOUND)
  ResponseEntity<Void> delete(@PathVariable String name) {
    if (!queries.delete(name)) {
      throw ProblemException.notFound("There is no query with this name.");
    }
    return ResponseEntity.noContent().build();
  }

  @GetMapping("/{name}/rows")
  @Operation(summary = "Runs a saved query; as text/csv or as a spreadsheet, with all rows")
  @Refuses({ProblemCode.NOT_FOUND, ProblemCode.UNKNOWN_ENTITY_TYPE})
  ReportView rows(@PathVariable String name, @RequestParam @Nullable Integer limit) {
    Query query = show(name).query().withLimit(limit);
    return answers.json(reports.of(query), query.limit());
  }

  @GetMapping(path = "/{name}/rows", produces = CsvLists.MEDIA_TYPE)
  void csv(@PathVariable String name, HttpServletResponse response) {
    answers.csv(report(name), response);
  }

  @GetMapping(path = "/{name}/rows", produces = XlsxLists.MEDIA_TYPE)
  void xlsx(@PathVariable String name, HttpServletResponse response) {
    answers.xlsx(report(name), response);
  }

  private Report report(String name) {
    return reports.of(show(name).query());
  }
}
