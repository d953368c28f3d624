package dev.sluice.repository.held;

import dev.sluice.repository.rest.Page;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.rest.Refuses;
import dev.sluice.repository.rest.detail.CallDetails;
import dev.sluice.repository.rest.export.CsvLists;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shows the changes that reviewers hold or have rejected, and releases them. */
@RestController
@RequestMapping("/api/held")
class HeldController {
  private final HeldChanges changes;
  private final CsvLists csv;

  HeldController(HeldChanges changes, CsvLists csv) {
    this.changes = changes;
    this.csv = csv;
  }

  @GetMapping
  @Operation(
      summary = "Lists the changes that reviewers hold or have rejected; as text/csv all of them")
  Page<HeldChange> held(
      @RequestParam @Nullable String connector,
      @Parameter(description = "hold or reject") @RequestParam @Nullable String action,
      @Parameter(description = "An entity type or association") @RequestParam
          @Nullable String target,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String after) {
    return changes.page(HeldChanges.of(connector, action, target), limit, after);
  }

  @GetMapping(produces = CsvLists.MEDIA_TYPE)
  void heldCsv(
      @RequestParam @Nullable String connector,
      @RequestParam @Nullable String action,
      @RequestParam @Nullable String target,
      HttpServletResponse response) {
    csv.write(
        response,
        "held.csv",
        List.of(
            "connector",
            "target",
            "key",
            "targetKey",
            "action",
            "operation",
            "properties",
            "seen",
            "since",
            "by",
            "comment",
            "run",
            "until"),
        rows ->
            changes.each(
                HeldChanges.of(connector, action, target),
                each ->
                    rows.accept(
                        Arrays.asList(
                            each.connector(),
                            each.target(),
                            each.key(),
                            each.targetKey(),
                            each.action(),
                            each.operation(),
                            String.join(" ", each.properties()),
                            each.seen(),
                            each.since(),
                            each.by(),
                            each.comment(),
                            each.run(),
                            each.until()))));
  }

  @PostMapping("/release")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Releases a held or rejected change",
      description = "The next run plans it like any other change.")
  @ApiResponse(responseCode = "204", description = "Released")
  @Refuses(ProblemCode.NOT_FOUND)
  void release(@RequestBody ReleaseRequest body) {
    ReleaseRequest change = ReleaseRequest.read(body);
    if (!changes.release(change)) {
      throw ProblemException.notFound("No such change is held or rejected.");
    }
    CallDetails.add("connector", change.connector());
    CallDetails.add("target", change.target());
  }
}
