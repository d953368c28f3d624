package dev.sluice.repository.resource.link;

import dev.sluice.repository.rest.Page;
import dev.sluice.repository.rest.export.CsvLists;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Links over REST. */
@RestController
@RequestMapping("/api/links")
final class LinksController {
  private static final List<String> HEADER =
      List.of("association", "ownerType", "ownerKey", "targetType", "targetKey", "connectors");

  private static final List<String> PENDING_HEADER =
      List.of("connector", "association", "owner", "target");

  private final Links links;
  private final PendingLinks pending;
  private final CsvLists csv;

  LinksController(Links links, PendingLinks pending, CsvLists csv) {
    this.links = links;
    this.pending = pending;
    this.csv = csv;
  }

  @GetMapping
  @Operation(summary = "Lists links; as text/csv all of them")
  Page<LinkView> list(
      @RequestParam @Nullable String association,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String after) {
    return links.page(Links.of(association), limit, after);
  }

  @GetMapping(produces = CsvLists.MEDIA_TYPE)
  void csv(@RequestParam @Nullable String association, HttpServletResponse response) {
    csv.write(
        response,
        "links.csv",
        HEADER,
        rows ->
            links.each(
                Links.of(association),
                link ->
                    rows.accept(
                        List.of(
                            link.association(),
                            link.ownerType(),
                            link.ownerKey(),
                            link.targetType(),
                            link.targetKey(),
                            String.join(" ", link.connectors())))));
  }

  @GetMapping("/pending")
  @Operation(
      summary =
          "Lists pending links (orphan links), whose owner or target does not exist; as text/csv"
              + " all of them")
  Page<PendingLinkView> pending(
      @RequestParam @Nullable String connector,
      @RequestParam @Nullable String association,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String after) {
    return pending.page(PendingLinks.of(connector, association), limit, after);
  }

  @GetMapping(path = "/pending", produces = CsvLists.MEDIA_TYPE)
  void pendingCsv(
      @RequestParam @Nullable String connector,
      @RequestParam @Nullable String association,
      HttpServletResponse response) {
    csv.write(
        response,
        "pending-links.csv",
        PENDING_HEADER,
        rows ->
            pending.each(
                PendingLinks.of(connector, association),
                link ->
                    rows.accept(
                        List.of(
                            link.connector(), link.association(), link.owner(), link.target()))));
  }
}
