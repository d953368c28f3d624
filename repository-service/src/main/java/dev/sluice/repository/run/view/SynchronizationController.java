package dev.sluice.repository.run.view;

import dev.sluice.repository.rest.Limits;
import dev.sluice.repository.rest.Page;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.Refuses;
import dev.sluice.repository.run.RunQueries;
import dev.sluice.repository.run.Synchronization;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows runs. */
@RestController
@RequestMapping("/api/synchronizations")
class SynchronizationController {
  private final RunQueries runs;
  private final RunList list;

  SynchronizationController(RunQueries runs, RunList list) {
    this.runs = runs;
    this.list = list;
  }

  @GetMapping
  @Operation(summary = "Lists runs, the latest first")
  Page<SynchronizationView> list(
      @RequestParam @Nullable String connector,
      @RequestParam @Nullable String mode,
      @RequestParam @Nullable String requestedVia,
      @RequestParam @Nullable List<String> status,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String after) {
    int most = Limits.read(limit);
    Page<Synchronization> page =
        Page.of(
            list.page(
                connector,
                mode,
                requestedVia,
                status == null ? List.of() : status,
                most + 1,
                after),
            most,
            RunList::cursor);
    return new Page<>(list.views(page.items()), page.next());
  }

  @GetMapping("/{id}")
  @Operation(summary = "Shows a run")
  @Refuses(ProblemCode.NOT_FOUND)
  SynchronizationView show(@PathVariable UUID id) {
    return list.view(runs.get(id));
  }
}
