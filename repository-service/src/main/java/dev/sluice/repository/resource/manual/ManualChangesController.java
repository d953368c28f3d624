package dev.sluice.repository.resource.manual;

import dev.sluice.repository.resource.ResourceId;
import dev.sluice.repository.resource.ResourceView;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.Refuses;
import dev.sluice.repository.rest.detail.CallDetails;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Creates, changes and deletes resources manually. */
@RestController
@RequestMapping("/api/resources")
final class ManualChangesController {
  private static final Logger LOG = LoggerFactory.getLogger(ManualChangesController.class);
  private static final String NEW_RESOURCE =
      """
      {"entityType":"User","key":"00001","attributes":{"login":"jdoe"},"active":true}\
      """;
  private static final String PATCH =
      """
      {"attributes":{"login":"jdoe2","mail":null},"active":false,"version":1}\
      """;

  private final ManualChanges changes;

  ManualChangesController(ManualChanges changes) {
    this.changes = changes;
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Creates a resource",
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
        .eTag(resource.etag())
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
        changes.change(ResourceId.read(id), patch, ExpectedVersion.of(ifMatch, patch.version()));
    CallDetails.add("entityType", resource.entityType());
    CallDetails.add("properties", names(patch.attributes()));
    CallDetails.add("version", resource.version());
    if (patch.active() != null) {
      CallDetails.add("active", patch.active());
    }
    log("changed", id, by);
    return ResponseEntity.ok().eTag(resource.etag()).body(resource);
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
    changes.delete(ResourceId.read(id), ExpectedVersion.of(ifMatch, version));
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
}
