package dev.sluice.repository.resource;

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
      List.of("association", "ownerType", "ownerKey", "targetType", "targetKey");

  private final Links links;

  LinksController(Links links) {
    this.links = links;
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
                      each.targetKey())));
    }
  }
}
