package dev.sluice.repository.job;

import dev.sluice.repository.rest.Comments;
import dev.sluice.repository.rest.Cursor;
import dev.sluice.repository.rest.Limits;
import dev.sluice.repository.rest.Page;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.rest.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Jobs over REST. */
@RestController
class JobController {
  private final Jobs jobs;
  private final JobResults results;
  private final Switches switches;
  private final ScheduleKeeping keeping;

  JobController(Jobs jobs, JobResults results, Switches switches, ScheduleKeeping keeping) {
    this.jobs = jobs;
    this.results = results;
    this.switches = switches;
    this.keeping = keeping;
  }

  /** The body that switches a connector; all of it may be missing. */
  record SwitchRequest(@Nullable String comment) {}

  /** Whether the jobs of a connector start runs, and who decided so. */
  record SwitchView(
      String connector,
      boolean active,
      @Nullable String by,
      @Nullable Instant at,
      @Nullable String comment) {}

  @GetMapping("/api/jobs")
  @Operation(summary = "Lists jobs by connector, with their next times and last runs")
  Page<JobView> list(
      @RequestParam @Nullable String connector,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String after) {
    int most = Limits.read(limit);
    String last = after == null ? "" : Cursor.read(after, 1).get(0);
    List<ConnectorJob> found =
        jobs.all().stream()
            .filter(job -> connector == null || job.connector().equals(connector))
            .filter(job -> job.scheduleId().compareTo(last) > 0)
            .sorted((one, other) -> one.scheduleId().compareTo(other.scheduleId()))
            .limit(most + 1L)
            .toList();
    Page<ConnectorJob> page = Page.of(found, most, job -> Cursor.of(job.scheduleId()));
    return new Page<>(results.of(page.items()), page.next());
  }

  @PostMapping("/api/connectors/{connector}/activate")
  @Operation(summary = "Lets the jobs of a connector start runs")
  @Refuses(ProblemCode.UNKNOWN_CONNECTOR)
  SwitchView activate(
      @PathVariable String connector,
      @RequestBody(required = false) @Nullable SwitchRequest body,
      Authentication login) {
    return set(connector, true, body, login);
  }

  @PostMapping("/api/connectors/{connector}/deactivate")
  @Operation(
      summary = "Stops the jobs of a connector from starting runs; people and programs still can")
  @Refuses(ProblemCode.UNKNOWN_CONNECTOR)
  SwitchView deactivate(
      @PathVariable String connector,
      @RequestBody(required = false) @Nullable SwitchRequest body,
      Authentication login) {
    return set(connector, false, body, login);
  }

  private SwitchView set(
      String connector, boolean active, @Nullable SwitchRequest body, Authentication login) {
    String comment = body == null ? null : body.comment();
    Comments.check(comment);
    Switch now =
        switches
            .set(connector, active, login.getName(), comment)
            .orElseThrow(() -> ProblemException.unknownConnector(connector));
    // What Temporal does not hear now, it hears with the next sweep.
    keeping.sweep();
    return new SwitchView(connector, now.active(), now.by(), now.at(), now.comment());
  }
}
