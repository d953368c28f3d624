package dev.sluice.repository.agent;

import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.profile.SourceProfile;
import dev.sluice.contract.repository.Plan;
import dev.sluice.repository.compare.Comparison;
import dev.sluice.repository.run.RunDefinitions;
import dev.sluice.repository.run.Synchronization;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Receives what agents send about their runs. */
@RestController
@RequestMapping("/agent/synchronizations/{id}")
@Hidden
class AgentController {
  private final AgentRuns runs;
  private final Comparison comparison;
  private final UnsettledKeys unsettled;

  AgentController(AgentRuns runs, Comparison comparison, UnsettledKeys unsettled) {
    this.runs = runs;
    this.comparison = comparison;
    this.unsettled = unsettled;
  }

  /** How far the agent is. */
  record Report(@Nullable String step, @Nullable Long done, @Nullable Long total) {}

  /**
   * What the agent prepared and is about to send.
   *
   * @param snapshot the run whose files it keeps; null if it keeps none, or does not say so
   * @param profiles how the sources' files look; null from an agent of an earlier release
   */
  record Announcement(
      List<PreparedFile> files,
      @Nullable String snapshot,
      @Nullable List<SourceProfile> profiles) {}

  /** The attempt that the rows belong to. */
  record Attempt(UUID attempt) {}

  @PostMapping("/progress")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void progress(@PathVariable UUID id, @RequestBody Report report, Principal agent) {
    runs.progress(id, agent.getName(), report.step(), report.done(), report.total());
  }

  /** The keys of the rows that the run must bring though they may be as they were before. */
  @GetMapping("/unsettled/{target}")
  void unsettled(
      @PathVariable UUID id,
      @PathVariable String target,
      HttpServletResponse response,
      Principal agent)
      throws IOException {
    Synchronization run = runs.comparable(id, agent.getName());
    response.setContentType("text/csv;charset=UTF-8");
    unsettled.write(run.connector(), target, response.getOutputStream());
  }

  @PostMapping("/compare")
  Attempt begin(@PathVariable UUID id, @RequestBody Announcement announced, Principal agent) {
    Synchronization run = runs.comparable(id, agent.getName());
    runs.refuseIfSetBack(run, announced.snapshot());
    return new Attempt(
        comparison.begin(
            id,
            RunDefinitions.of(run),
            run.mode(),
            announced.files(),
            Objects.requireNonNullElse(announced.profiles(), List.of())));
  }

  @PutMapping("/compare/{attempt}/rows/{target}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void rows(
      @PathVariable UUID id,
      @PathVariable UUID attempt,
      @PathVariable String target,
      HttpServletRequest request,
      Principal agent)
      throws IOException {
    Synchronization run = runs.comparable(id, agent.getName());
    ConnectorDefinition connector = RunDefinitions.of(run);
    PacedBody.taken(
        request, csv -> comparison.rows(id, attempt, connector, run.mode(), target, csv));
  }

  @PutMapping("/compare/{attempt}/rejects/{target}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void rejects(
      @PathVariable UUID id,
      @PathVariable UUID attempt,
      @PathVariable String target,
      HttpServletRequest request,
      Principal agent)
      throws IOException {
    ConnectorDefinition connector = RunDefinitions.of(runs.comparable(id, agent.getName()));
    PacedBody.taken(request, csv -> comparison.rejects(id, attempt, connector, target, csv));
  }

  @PostMapping("/compare/{attempt}/finish")
  Plan finish(@PathVariable UUID id, @PathVariable UUID attempt, Principal agent) {
    Synchronization run = runs.comparable(id, agent.getName());
    return comparison.finish(id, attempt, RunDefinitions.of(run), run.mode());
  }
}
