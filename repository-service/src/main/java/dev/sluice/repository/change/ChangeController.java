package dev.sluice.repository.change;

import dev.sluice.repository.filter.ReviewFilters;
import dev.sluice.repository.rest.Page;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.Refuses;
import dev.sluice.repository.rest.export.CsvLists;
import dev.sluice.repository.run.RunQueries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the changes of a run: its plan before apply, its audit afterwards. */
@RestController
@RequestMapping("/api/synchronizations/{id}")
class ChangeController {
  /** The parameter that terms of reviewers have, too. */
  private static final Set<String> OWN = Set.of("key");

  private final RunQueries runs;
  private final ResourceChanges changes;
  private final LinkChanges linkChanges;
  private final PendingLinkChanges pendingLinks;
  private final CsvLists csv;

  ChangeController(
      RunQueries runs,
      ResourceChanges changes,
      LinkChanges linkChanges,
      PendingLinkChanges pendingLinks,
      CsvLists csv) {
    this.runs = runs;
    this.changes = changes;
    this.linkChanges = linkChanges;
    this.pendingLinks = pendingLinks;
    this.csv = csv;
  }

  @GetMapping("/changes")
  @Operation(
      summary = "Lists changes of resources; as text/csv all of them, with a line per attribute")
  @Refuses({ProblemCode.NOT_FOUND, ProblemCode.FORGOTTEN})
  Page<ResourceChange> changes(
      @PathVariable UUID id,
      @RequestParam @Nullable String entityType,
      @RequestParam @Nullable String operation,
      @Parameter(description = "A prefix of the key") @RequestParam @Nullable String key,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String after,
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
    ReviewFilters.refuse(parameters, OWN);
    ChangeFilter filter = new ChangeFilter(entityType, operation, key);
    return changes.page(planned(id), filter, limit, after);
  }

  @GetMapping(path = "/changes", produces = CsvLists.MEDIA_TYPE)
  void changesCsv(
      @PathVariable UUID id,
      @RequestParam @Nullable String entityType,
      @RequestParam @Nullable String operation,
      @RequestParam @Nullable String key,
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
      HttpServletResponse response) {
    ReviewFilters.refuse(parameters, OWN);
    UUID run = planned(id);
    ChangeFilter filter = new ChangeFilter(entityType, operation, key);
    csv.write(
        response,
        "changes.csv",
        List.of("entityType", "key", "operation", "state", "property", "before", "after"),
        rows -> changes.each(run, filter, change -> lines(change, rows)));
  }

  @GetMapping("/link-changes")
  @Operation(summary = "Lists changes of links; as text/csv all of them")
  @Refuses({ProblemCode.NOT_FOUND, ProblemCode.FORGOTTEN})
  Page<LinkChange> linkChanges(
      @PathVariable UUID id,
      @RequestParam @Nullable String association,
      @RequestParam @Nullable String operation,
      @Parameter(description = "A prefix of the owner's key") @RequestParam @Nullable String key,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String after,
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
    ReviewFilters.refuse(parameters, OWN);
    ChangeFilter filter = new ChangeFilter(association, operation, key);
    return linkChanges.page(planned(id), filter, limit, after);
  }

  @GetMapping(path = "/link-changes", produces = CsvLists.MEDIA_TYPE)
  void linkChangesCsv(
      @PathVariable UUID id,
      @RequestParam @Nullable String association,
      @RequestParam @Nullable String operation,
      @RequestParam @Nullable String key,
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
      HttpServletResponse response) {
    ReviewFilters.refuse(parameters, OWN);
    UUID run = planned(id);
    ChangeFilter filter = new ChangeFilter(association, operation, key);
    csv.write(
        response,
        "link-changes.csv",
        List.of(
            "association", "owner", "operation", "state", "before", "target", "beforeConnector"),
        rows ->
            linkChanges.each(
                run,
                filter,
                change ->
                    rows.accept(
                        Arrays.asList(
                            change.association(),
                            change.owner(),
                            change.operation(),
                            change.state(),
                            change.before(),
                            change.target(),
                            change.beforeConnector()))));
  }

  @GetMapping("/pending-links")
  @Operation(summary = "Lists the new pending links of the run; as text/csv all of them")
  @Refuses({ProblemCode.NOT_FOUND, ProblemCode.FORGOTTEN})
  Page<PendingLinkChange> pendingLinks(
      @PathVariable UUID id,
      @RequestParam @Nullable String association,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String after) {
    return pendingLinks.page(planned(id), association, limit, after);
  }

  @GetMapping(path = "/pending-links", produces = CsvLists.MEDIA_TYPE)
  void pendingLinksCsv(
      @PathVariable UUID id,
      @RequestParam @Nullable String association,
      HttpServletResponse response) {
    UUID run = planned(id);
    csv.write(
        response,
        "pending-links.csv",
        List.of("association", "owner", "target"),
        rows ->
            pendingLinks.each(
                run,
                association,
                link -> rows.accept(List.of(link.association(), link.owner(), link.target()))));
  }

  private UUID planned(UUID id) {
    return runs.getKept(id).id();
  }

  /** One line for each attribute that differs; one without an attribute if none does. */
  private static void lines(
      ResourceChange change, Consumer<List<? extends @Nullable Object>> rows) {
    Map<String, Object> before = Objects.requireNonNullElse(change.before(), Map.of());
    Map<String, Object> after = Objects.requireNonNullElse(change.after(), Map.of());
    TreeSet<String> properties = new TreeSet<>(before.keySet());
    properties.addAll(after.keySet());
    properties.removeIf(each -> Objects.equals(before.get(each), after.get(each)));
    if (properties.isEmpty()) {
      rows.accept(line(change, "", null, null));
    }
    for (String property : properties) {
      rows.accept(line(change, property, before.get(property), after.get(property)));
    }
  }

  private static List<@Nullable String> line(
      ResourceChange change, String property, @Nullable Object before, @Nullable Object after) {
    return Arrays.asList(
        change.entityType(),
        change.key(),
        change.operation(),
        change.state(),
        property,
        plain(before),
        plain(after));
  }

  private static @Nullable String plain(@Nullable Object value) {
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    return value == null ? null : value.toString();
  }
}
