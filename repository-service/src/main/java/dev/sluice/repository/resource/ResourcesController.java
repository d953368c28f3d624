package dev.sluice.repository.resource;

import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.repository.resource.link.LinkView;
import dev.sluice.repository.resource.link.Links;
import dev.sluice.repository.resource.stored.StoredAttributes;
import dev.sluice.repository.resource.type.ResourceType;
import dev.sluice.repository.resource.type.ResourceTypes;
import dev.sluice.repository.rest.Page;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.Refuses;
import dev.sluice.repository.rest.export.CsvLists;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Lists and shows resources. */
@RestController
@RequestMapping("/api/resources")
final class ResourcesController {
  private final Resources resources;
  private final ResourceTypes types;
  private final Links links;
  private final CsvLists csv;

  ResourcesController(Resources resources, ResourceTypes types, Links links, CsvLists csv) {
    this.resources = resources;
    this.types = types;
    this.links = links;
    this.csv = csv;
  }

  @GetMapping
  @Operation(
      summary = "Lists resources; as text/csv all of them",
      description =
          "property.NAME=VALUE restricts the list to resources whose property has the value. As"
              + " text/csv there is a column for each property if the list is for one entity type;"
              + " otherwise the attributes are one column of JSON.")
  Page<ResourceView> list(
      @RequestParam @Nullable String entityType,
      @Parameter(description = "A text in the key or in a value") @RequestParam @Nullable String q,
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String after) {
    return resources.page(ResourceFilter.of(entityType, q, parameters), limit, after);
  }

  @GetMapping(produces = CsvLists.MEDIA_TYPE)
  void csv(
      @RequestParam @Nullable String entityType,
      @RequestParam @Nullable String q,
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
      HttpServletResponse response) {
    ResourceFilter filter = ResourceFilter.of(entityType, q, parameters);
    Optional<List<String>> columns =
        Optional.ofNullable(filter.entityType())
            .flatMap(types::find)
            .map(ResourcesController::columns);
    List<String> header = new ArrayList<>(List.of("id", "entityType", "key"));
    header.addAll(columns.orElse(List.of("attributes")));
    header.addAll(List.of("origin", "connector", "active", "version", "updatedAt"));
    csv.write(
        response,
        "resources.csv",
        header,
        rows -> resources.each(filter, each -> rows.accept(cells(each, columns))));
  }

  @GetMapping("/{id}")
  @Operation(summary = "Shows a resource")
  @Refuses(ProblemCode.UNKNOWN_RESOURCE)
  ResponseEntity<ResourceView> show(@PathVariable String id) {
    ResourceView resource =
        resources.find(ResourceId.read(id)).orElseThrow(() -> ResourceId.unknown(id));
    return ResponseEntity.ok().eTag(resource.etag()).body(resource);
  }

  @GetMapping("/{id}/links")
  @Operation(summary = "Lists the links that a resource owns")
  @Refuses(ProblemCode.UNKNOWN_RESOURCE)
  Page<LinkView> links(
      @PathVariable String id,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String after) {
    long owner = ResourceId.read(id);
    if (resources.find(owner).isEmpty()) {
      throw ResourceId.unknown(id);
    }
    return links.page(Links.ownedBy(owner), limit, after);
  }

  private static List<String> columns(ResourceType type) {
    return type.properties().stream().map(PropertyDefinition::name).toList();
  }

  private static List<@Nullable String> cells(
      ResourceView resource, Optional<List<String>> columns) {
    List<@Nullable String> cells = new ArrayList<>();
    cells.add(resource.id());
    cells.add(resource.entityType());
    cells.add(resource.key());
    if (columns.isPresent()) {
      ObjectNode attributes = StoredAttributes.read(resource.attributes());
      for (String column : columns.get()) {
        cells.add(StoredAttributes.text(attributes.path(column)));
      }
    } else {
      cells.add(resource.attributes());
    }
    cells.add(resource.origin());
    cells.add(resource.connector());
    cells.add(Boolean.toString(resource.active()));
    cells.add(Long.toString(resource.version()));
    cells.add(resource.updatedAt().toString());
    return cells;
  }
}
