package dev.sluice.repository.change;

import dev.sluice.contract.run.Status;
import dev.sluice.repository.rest.CsvAnswer;
import dev.sluice.repository.rest.Limits;
import dev.sluice.repository.rest.Page;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.run.RunQueries;
import dev.sluice.repository.run.Synchronization;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the changes of a run: its plan before apply, its audit afterwards. */
@RestController
@RequestMapping("/api/synchronizations/{id}")
class ChangeController {
  private static final String CSV = "text/csv";

  private final RunQueries runs;
  private final ResourceChanges changes;
  private final LinkChanges linkChanges;
  private final PendingLinkChanges pendingLinks;
  private final Rejects rejects;
  private final CsvAnswer answer;

  ChangeController(
      RunQueries runs,
      ResourceChanges changes,
      LinkChanges linkChanges,
      PendingLinkChanges pendingLinks,
      Rejects rejects,
      CsvAnswer answer) {
    this.runs = runs;
    this.changes = changes;
    this.linkChanges = linkChanges;
    this.pendingLinks = pendingLinks;
    this.rejects = rejects;
    this.answer = answer;
  }

  @GetMapping(
      path = "/changes",
      produces = {MediaType.APPLICATION_JSON_VALUE, CSV})
  @Operation(summary = "Lists changes of resources; as text/csv all of them, a line per attribute")
  @Nullable Page<ResourceChange> changes(
      @PathVariable UUID id,
      @RequestParam @Nullable String entityType,
      @RequestParam @Nullable String operation,
      @Parameter(description = "What the key begins with") @RequestParam @Nullable String key,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String after,
      HttpServletRequest request,
      HttpServletResponse response) {
    UUID run = planned(id);
    ChangeFilter filter = new ChangeFilter(entityType, operation, key);
    if (CsvAnswer.isWanted(request)) {
      answer.write(
          response,
          List.of("entityType", "key", "operation", "state", "property", "before", "after"),
          rows -> {
            try (Stream<ResourceChange> all = changes.all(run, filter)) {
              all.forEach(change -> lines(change, rows));
            }
          });
      return null;
    }
    int most = Limits.read(limit);
    return Page.of(changes.page(run, filter, most + 1, after), most, ResourceChanges::cursor);
  }

  @GetMapping(
      path = "/link-changes",
      produces = {MediaType.APPLICATION_JSON_VALUE, CSV})
  @Operation(summary = "Lists changes of links; as text/csv all of them")
  @Nullable Page<LinkChange> linkChanges(
      @PathVariable UUID id,
      @RequestParam @Nullable String association,
      @RequestParam @Nullable String operation,
      @Parameter(description = "What the owner's key begins with") @RequestParam
          @Nullable String key,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String after,
      HttpServletRequest request,
      HttpServletResponse response) {
    UUID run = planned(id);
    ChangeFilter filter = new ChangeFilter(association, operation, key);
    if (CsvAnswer.isWanted(request)) {
      answer.write(
          response,
          List.of(
              "association", "owner", "operation", "state", "before", "target", "beforeConnector"),
          rows -> {
            try (Stream<LinkChange> all = linkChanges.all(run, filter)) {
              all.forEach(
                  change ->
                      rows.accept(
                          List.of(
                              change.association(),
                              change.owner(),
                              change.operation(),
                              change.state(),
                              CsvAnswer.text(change.before()),
                              change.target(),
                              CsvAnswer.text(change.beforeConnector()))));
            }
          });
      return null;
    }
    int most = Limits.read(limit);
    return Page.of(linkChanges.page(run, filter, most + 1, after), most, LinkChanges::cursor);
  }

  @GetMapping(
      path = "/pending-links",
      produces = {MediaType.APPLICATION_JSON_VALUE, CSV})
  @Operation(
      summary =
          "Lists the links of the run that wait for an end and did not before; as text/csv all of"
              + " them")
  @Nullable Page<PendingLinkChange> pendingLinks(
      @PathVariable UUID id,
      @RequestParam @Nullable String association,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String after,
      HttpServletRequest request,
      HttpServletResponse response) {
    UUID run = runs.get(id).id();
    if (CsvAnswer.isWanted(request)) {
      answer.write(
          response,
          List.of("association", "owner", "target"),
          rows -> {
            try (Stream<PendingLinkChange> all = pendingLinks.all(run, association)) {
              all.forEach(
                  link -> rows.accept(List.of(link.association(), link.owner(), link.target())));
            }
          });
      return null;
    }
    int most = Limits.read(limit);
    return Page.of(
        pendingLinks.page(run, association, most + 1, after), most, PendingLinkChanges::cursor);
  }

  @GetMapping(path = "/rejects/{source}", produces = CSV)
  @Operation(summary = "Gives the rejected rows of a source, an entity type or an association")
  void rejects(@PathVariable UUID id, @PathVariable String source, HttpServletResponse response) {
    UUID run = kept(runs.get(id));
    answer.write(
        response,
        Rejects.HEADER,
        rows -> {
          try (Stream<List<String>> all = rejects.all(run, source)) {
            all.forEach(rows);
          }
        });
  }

  /** A run whose plan is there: of an applied run it is the audit, which stays. */
  private UUID planned(UUID id) {
    Synchronization run = runs.get(id);
    return run.status() == Status.COMPLETED ? run.id() : kept(run);
  }

  private static UUID kept(Synchronization run) {
    if (run.planForgottenAt() != null) {
      throw new ProblemException(
          ProblemCode.FORGOTTEN,
          "The rows of synchronization %s were deleted, since it ended long ago; its counters stay."
              .formatted(run.id()));
    }
    return run.id();
  }

  /** One line for each attribute that differs; one without an attribute where none does. */
  private static void lines(ResourceChange change, Consumer<List<String>> rows) {
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

  private static List<String> line(
      ResourceChange change, String property, @Nullable Object before, @Nullable Object after) {
    return List.of(
        change.entityType(),
        change.key(),
        change.operation(),
        change.state(),
        property,
        plain(before),
        plain(after));
  }

  private static String plain(@Nullable Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : CsvAnswer.text(value);
  }
}
