package dev.sluice.repository.reject;

import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.Refuses;
import dev.sluice.repository.rest.export.CsvLists;
import dev.sluice.repository.rest.export.XlsxLists;
import dev.sluice.repository.run.RunDefinitions;
import dev.sluice.repository.run.RunQueries;
import dev.sluice.repository.run.Synchronization;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the rejected rows of a run. */
@RestController
@RequestMapping("/api/synchronizations/{id}/rejects")
class RejectController {
  private final RunQueries runs;
  private final Rejects rejects;
  private final RejectGroups groups;
  private final RejectFiles files;

  RejectController(RunQueries runs, Rejects rejects, RejectGroups groups, RejectFiles files) {
    this.runs = runs;
    this.rejects = rejects;
    this.groups = groups;
    this.files = files;
  }

  /** All groups. */
  record Groups(List<RejectGroup> items) {}

  @GetMapping
  @Operation(summary = "Counts the rejected rows by cause, the most frequent first")
  @Refuses({ProblemCode.NOT_FOUND, ProblemCode.FORGOTTEN})
  Groups groups(@PathVariable UUID id) {
    return new Groups(groups.of(runs.getKept(id).id()));
  }

  @GetMapping(
      path = "/{source}",
      produces = {CsvLists.MEDIA_TYPE, XlsxLists.MEDIA_TYPE})
  @Operation(
      summary =
          "Returns the rejected rows of a source, an entity type or an association with the columns"
              + " of the source's file and what is wrong with each; after correction, the file may"
              + " be delivered unchanged")
  @Refuses({ProblemCode.NOT_FOUND, ProblemCode.FORGOTTEN})
  void file(
      @PathVariable UUID id,
      @PathVariable String source,
      @Parameter(hidden = true) HttpServletRequest request,
      HttpServletResponse response) {
    Synchronization run = runs.getKept(id);
    RejectedRows rejected = rejects.of(run.id(), RunDefinitions.of(run), source);
    files.write(request, response, "rejects", rejected.file(), rejected::each);
  }
}
