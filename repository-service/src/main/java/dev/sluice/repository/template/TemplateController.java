package dev.sluice.repository.template;

import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.rest.Refuses;
import dev.sluice.repository.rest.export.CsvLists;
import dev.sluice.repository.rest.export.Exports;
import dev.sluice.repository.rest.export.XlsxLists;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Templates over REST. */
@RestController
@RequestMapping("/api/connectors/{connector}/templates")
final class TemplateController {
  private static final String UNWRITABLE = "Sluice-Unwritable-Values";
  private static final String ALL = "all";
  private static final String NONE = "none";

  private final Templates templates;
  private final Exports exports;

  TemplateController(Templates templates, Exports exports) {
    this.templates = templates;
    this.exports = exports;
  }

  @GetMapping(path = "/{source}.xlsx", produces = XlsxLists.MEDIA_TYPE)
  @Operation(
      summary = "Returns a spreadsheet to fill in for a source, empty or with all stored data",
      description =
          "With data=all, it contains all stored data of the connector in the form that the"
              + " definition reads: delivered unchanged, it changes nothing. The header"
              + " Sluice-Unwritable-Values is the number of values that no cell can express; they"
              + " are left out.")
  @Refuses({ProblemCode.UNKNOWN_CONNECTOR, ProblemCode.NO_WAY_BACK})
  void xlsx(
      @PathVariable String connector,
      @PathVariable String source,
      @Parameter(schema = @Schema(allowableValues = {NONE, ALL})) @RequestParam
          @Nullable String data,
      HttpServletResponse response) {
    Template template = templates.of(connector, source, full(data));
    exports.send(
        response,
        XlsxLists.MEDIA_TYPE,
        source + ".xlsx",
        file -> counted(response, new TemplateXlsx(template).writeTo(file)));
  }

  @GetMapping(path = "/{source}.csv", produces = CsvLists.MEDIA_TYPE)
  @Operation(
      summary = "Returns a CSV file to fill in for a source, empty or with all stored data",
      description =
          "It has the delimiter and the encoding of the source. Cells that a spreadsheet would"
              + " treat as formulas begin with an apostrophe, which the agent removes again.")
  @Refuses({ProblemCode.UNKNOWN_CONNECTOR, ProblemCode.NO_WAY_BACK})
  void csv(
      @PathVariable String connector,
      @PathVariable String source,
      @Parameter(schema = @Schema(allowableValues = {NONE, ALL})) @RequestParam
          @Nullable String data,
      HttpServletResponse response) {
    TemplateCsv csv = new TemplateCsv(templates.of(connector, source, full(data)));
    exports.send(
        response,
        CsvLists.MEDIA_TYPE + ";charset=" + csv.encoding() + ";header=present",
        source + ".csv",
        file -> counted(response, csv.writeTo(file)));
  }

  private static boolean full(@Nullable String data) {
    if (data == null || data.equals(NONE)) {
      return false;
    }
    if (!data.equals(ALL)) {
      throw ProblemException.invalid("data", NONE + " or " + ALL);
    }
    return true;
  }

  private static void counted(HttpServletResponse response, long unwritable) {
    response.setHeader(UNWRITABLE, Long.toString(unwritable));
  }
}
