package dev.sluice.repository.resource;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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

  LinksController(Links links, PendingLinks pending) {
    this.links = links;
    this.pending = pending;
  }

  @GetMapping
  Page<LinkView> list(
      @RequestParam(required = false) @Nullable String association,
      @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) int limit,
      @RequestParam(required = false) @Nullable String after) {
    return links.page(Links.of(association), limit, after);
  }

  /** All links of the association, or of all associations. */
  @GetMapping(produces = SpreadsheetCsv.MEDIA_TYPE)
  void csv(
      @RequestParam(required = false) @Nullable String association, HttpServletResponse response)
      throws IOException {
    try (SpreadsheetCsv csv = SpreadsheetCsv.to(response, "links.csv", HEADER)) {
      links.each(
          Links.of(association),
          each ->
              csv.row(
                  List.of(
                      each.association(),
                      each.ownerType(),
                      each.ownerKey(),
                      each.targetType(),
                      each.targetKey(),
                      String.join(" ", each.connectors()))));
    }
  }

  @GetMapping("/pending")
  @Operation(summary = "Lists the links that wait for their owner or target: orphan links")
  Page<PendingLinkView> pending(
      @RequestParam(required = false) @Nullable String connector,
      @RequestParam(required = false) @Nullable String association,
      @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) int limit,
      @RequestParam(required = false) @Nullable String after) {
    return pending.page(PendingLinks.of(connector, association), limit, after);
  }

  /** All that wait, of the connector and the association or of all. */
  @GetMapping(path = "/pending", produces = SpreadsheetCsv.MEDIA_TYPE)
  void pendingCsv(
      @RequestParam(required = false) @Nullable String connector,
      @RequestParam(required = false) @Nullable String association,
      HttpServletResponse response)
      throws IOException {
    try (SpreadsheetCsv csv = SpreadsheetCsv.to(response, "pending-links.csv", PENDING_HEADER)) {
      pending.each(
          PendingLinks.of(connector, association),
          each ->
              csv.row(List.of(each.connector(), each.association(), each.owner(), each.target())));
    }
  }
}
