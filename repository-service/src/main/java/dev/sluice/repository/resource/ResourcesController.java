package dev.sluice.repository.resource;

import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.repository.resource.stored.StoredAttributes;
import dev.sluice.repository.rest.Page;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.Refuses;
import dev.sluice.repository.rest.detail.CallDetails;
import dev.sluice.repository.rest.export.CsvLists;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Resources over REST. */
@RestController
@RequestMapping("/api/resources")
final class ResourcesController {
  private static final Logger LOG = LoggerFactory.getLogger(ResourcesController.class);
  private static final String NEW_RESOURCE =
      """
      {"entityType":"User","key":"00001","attributes":{"login":"jdoe"},"active":true}\
      """;
  private static final String PATCH =
      """
      {"attributes":{"login":"jdoe2","mail":null},"active":false,"version":1}\
      """;

  private final Resources resources;
  private final ResourceTypes types;
  private final ManualChanges changes;
  private final Links links;
  private final CsvLists csv;

  ResourcesController(
      Resources resources, ResourceTypes types, ManualChanges changes, Links links, CsvLists csv) {
    this.resources = resources;
    this.types = types;
    this.changes = changes;
    this.links = links;
    this.csv = csv;
  }

  @GetMapping
  @Operation(
      summary = "Lists resources; as text/csv all of them",
      description =
          "property.NAME=VALUE restricts the list to the resources whose property has the value. As"
              + " text/csv there is a column for each property if one entity type is asked for,"
              + " else the attributes are one column of JSON.")
  Page<ResourceView> list(
      @RequestParam @Nullable String entityType,
      @Parameter(description = "A text that the key or a value contains") @RequestParam
          @Nullable String q,
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
        resources.find(number(id)).orElseThrow(() -> ResourceProblems.unknown(id));
    return ResponseEntity.ok().eTag(etag(resource)).body(resource);
  }

  @GetMapping("/{id}/links")
  @Operation(summary = "Lists the links that a resource owns")
  @Refuses(ProblemCode.UNKNOWN_RESOURCE)
  Page<LinkView> links(
      @PathVariable String id,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String after) {
    long owner = number(id);
    if (resources.find(owner).isEmpty()) {
      throw ResourceProblems.unknown(id);
    }
    return links.page(Links.ownedBy(owner), limit, after);
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Makes a resource",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(type = "object"),
                      examples = @ExampleObject(NEW_RESOURCE))))
  @ApiResponse(responseCode = "201", description = "Made", useReturnTypeSchema = true)
  @Refuses({
    ProblemCode.UNKNOWN_ENTITY_TYPE,
    ProblemCode.INVALID_ATTRIBUTE,
    ProblemCode.KEY_TAKEN,
    ProblemCode.NOT_UNIQUE,
    ProblemCode.TOO_LARGE
  })
  ResponseEntity<ResourceView> create(
      @Parameter(hidden = true) InputStream body, @Nullable Principal by) throws IOException {
    RequestBodies.NewResource wanted = RequestBodies.newResource(body);
    ResourceView resource = changes.create(wanted);
    CallDetails.add("resource", resource.id());
    CallDetails.add("entityType", resource.entityType());
    CallDetails.add("properties", names(wanted.attributes()));
    log("made", resource.id(), by);
    return ResponseEntity.created(URI.create("/api/resources/" + resource.id()))
        .eTag(etag(resource))
        .body(resource);
  }

  @PatchMapping(
      path = "/{id}",
      consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"})
  @Operation(
      summary = "Changes a resource",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(type = "object"),
                      examples = @ExampleObject(PATCH))))
  @Refuses({
    ProblemCode.UNKNOWN_RESOURCE,
    ProblemCode.UNKNOWN_ENTITY_TYPE,
    ProblemCode.INVALID_ATTRIBUTE,
    ProblemCode.NOT_UNIQUE,
    ProblemCode.VERSION_CONFLICT,
    ProblemCode.TOO_LARGE
  })
  ResponseEntity<ResourceView> change(
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Parameter(hidden = true) InputStream body,
      @Nullable Principal by)
      throws IOException {
    RequestBodies.Patch patch = RequestBodies.patch(body);
    ResourceView resource =
        changes.change(number(id), patch, ExpectedVersion.of(ifMatch, patch.version()));
    CallDetails.add("entityType", resource.entityType());
    CallDetails.add("properties", names(patch.attributes()));
    CallDetails.add("version", resource.version());
    if (patch.active() != null) {
      CallDetails.add("active", patch.active());
    }
    log("changed", id, by);
    return ResponseEntity.ok().eTag(etag(resource)).body(resource);
  }

  @DeleteMapping("/{id}")
  @Operation(summary = "Deletes a resource with its links")
  @ApiResponse(responseCode = "204", description = "Deleted")
  @Refuses({ProblemCode.UNKNOWN_RESOURCE, ProblemCode.VERSION_CONFLICT})
  ResponseEntity<Void> delete(
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestParam(required = false) @Nullable Long version,
      @Nullable Principal by) {
    changes.delete(number(id), ExpectedVersion.of(ifMatch, version));
    log("deleted", id, by);
    return ResponseEntity.noContent().build();
  }

  /** The names alone: what is told of a call has no values. */
  private static List<String> names(ObjectNode attributes) {
    return List.copyOf(attributes.propertyNames());
  }

  private static void log(String done, String id, @Nullable Principal by) {
    LOG.info("Resource {} {} by {}", id, done, by == null ? "nobody" : by.getName());
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

  private static String etag(ResourceView resource) {
    return "\"" + resource.version() + "\"";
  }

  private static long number(String id) {
    try {
      return Long.parseLong(id);
    } catch (NumberFormatException e) {
      throw ResourceProblems.unknown(id);
    }
  }
}
