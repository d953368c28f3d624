package dev.sluice.repository.activation;

import dev.sluice.repository.rest.Page;
import dev.sluice.repository.rest.export.CsvLists;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists the people of applications, and who got a mail. */
@RestController
@RequestMapping("/api/activations")
class ActivationsController {
  private static final List<String> HEADER =
      List.of(
          "application",
          "entityType",
          "key",
          "connector",
          "state",
          "attempts",
          "reason",
          "recordedAt",
          "sentAt",
          "activatedAt");

  private final Activations activations;
  private final CsvLists csv;

  ActivationsController(Activations activations, CsvLists csv) {
    this.activations = activations;
    this.csv = csv;
  }

  @GetMapping
  @Operation(
      summary = "Lists the people of applications, and who got a mail; as text/csv all of them")
  Page<ActivationView> list(
      @RequestParam @Nullable String application,
      @RequestParam @Nullable String state,
      @RequestParam @Nullable String connector,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String after) {
    return activations.page(Activations.of(application, state, connector), limit, after);
  }

  @GetMapping(produces = CsvLists.MEDIA_TYPE)
  void csv(
      @RequestParam @Nullable String application,
      @RequestParam @Nullable String state,
      @RequestParam @Nullable String connector,
      HttpServletResponse response) {
    csv.write(
        response,
        "activations.csv",
        HEADER,
        rows ->
            activations.each(
                Activations.of(application, state, connector), each -> rows.accept(cells(each))));
  }

  private static List<@Nullable Object> cells(ActivationView each) {
    return Arrays.asList(
        each.application(),
        each.entityType(),
        each.key(),
        each.connector(),
        each.state(),
        each.attempts(),
        each.reason(),
        each.recordedAt(),
        each.sentAt(),
        each.activatedAt());
  }
}
