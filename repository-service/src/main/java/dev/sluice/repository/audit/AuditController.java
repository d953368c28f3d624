package dev.sluice.repository.audit;

import static dev.sluice.repository.jooq.Tables.AUDIT;

import dev.sluice.repository.rest.Page;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.rest.export.CsvLists;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the audit. */
@RestController
@RequestMapping("/api/audit")
class AuditController {
  private static final List<String> HEADER =
      List.of(
          "id", "at", "who", "via", "token", "address", "method", "route", "path", "status",
          "endedAt", "details");

  private final AuditRows rows;
  private final CsvLists csv;

  AuditController(AuditRows rows, CsvLists csv) {
    this.rows = rows;
    this.csv = csv;
  }

  @GetMapping
  @Operation(
      summary = "Lists the calls that may have changed something; as text/csv all of them",
      description =
          "The oldest first. `from` and `until` are instants like 2026-11-29T00:00:00Z; `path` is a"
              + " prefix of the paths of the calls.")
  Page<AuditView> list(
      @RequestParam @Nullable String who,
      @RequestParam @Nullable String path,
      @RequestParam @Nullable String from,
      @RequestParam @Nullable String until,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String after) {
    return rows.page(condition(who, path, from, until), limit, after);
  }

  @GetMapping(produces = CsvLists.MEDIA_TYPE)
  void csv(
      @RequestParam @Nullable String who,
      @RequestParam @Nullable String path,
      @RequestParam @Nullable String from,
      @RequestParam @Nullable String until,
      HttpServletResponse response) {
    Condition condition = condition(who, path, from, until);
    csv.write(
        response,
        "audit.csv",
        HEADER,
        lines -> rows.each(condition, each -> lines.accept(cells(each))));
  }

  private static Condition condition(
      @Nullable String who, @Nullable String path, @Nullable String from, @Nullable String until) {
    List<Condition> conditions = new ArrayList<>();
    if (who != null) {
      conditions.add(AUDIT.WHO.eq(who));
    }
    if (path != null) {
      conditions.add(AUDIT.PATH.startsWith(path));
    }
    if (from != null) {
      conditions.add(AUDIT.CALLED_AT.ge(instant("from", from).atOffset(ZoneOffset.UTC)));
    }
    if (until != null) {
      conditions.add(AUDIT.CALLED_AT.lt(instant("until", until).atOffset(ZoneOffset.UTC)));
    }
    return DSL.and(conditions);
  }

  private static Instant instant(String name, String text) {
    try {
      Instant read = Instant.parse(text);
      // What PostgreSQL can keep.
      if (read.isAfter(Instant.EPOCH) && read.isBefore(Instant.parse("9999-12-31T00:00:00Z"))) {
        return read;
      }
    } catch (DateTimeParseException notAnInstant) {
      // Said below, as for one that is too far away.
    }
    throw ProblemException.invalid(name, "an instant like 2026-11-29T00:00:00Z");
  }

  private static List<@Nullable Object> cells(AuditView each) {
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(each.id());
    cells.add(each.at());
    cells.add(each.who());
    cells.add(each.via());
    cells.add(each.token());
    cells.add(each.address());
    cells.add(each.method());
    cells.add(each.route());
    cells.add(each.path());
    cells.add(each.status());
    cells.add(each.endedAt());
    cells.add(each.details());
    return cells;
  }
}
