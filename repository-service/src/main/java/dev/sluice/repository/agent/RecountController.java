package dev.sluice.repository.agent;

import dev.sluice.repository.recount.Recounts;
import dev.sluice.repository.run.Synchronization;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Receives rows that agents read differently, for counting. */
@RestController
@RequestMapping("/agent/synchronizations/{id}/recount")
@Hidden
class RecountController {
  private final AgentRuns runs;
  private final Recounts recounts;

  RecountController(AgentRuns runs, Recounts recounts) {
    this.runs = runs;
    this.recounts = recounts;
  }

  /**
   * Counts the rows of an entity type.
   *
   * @param read how many rows the agent read
   * @param unusable of how many of them it made no row
   */
  @PutMapping("/{test}/rows/{target}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void rows(
      @PathVariable UUID id,
      @PathVariable UUID test,
      @PathVariable String target,
      @RequestParam long read,
      @RequestParam long unusable,
      HttpServletRequest request,
      Principal agent)
      throws IOException {
    Synchronization run = runs.comparable(id, agent.getName());
    PacedBody.taken(request, csv -> recounts.rows(run, test, target, read, unusable, csv));
  }
}
