package dev.sluice.repository.connector.view;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The JSON Schema of definitions, for editors. */
@RestController
final class SchemaController {
  private static final String MEDIA_TYPE = "application/schema+json";

  @GetMapping(path = "/api/schema/connector.json", produces = MEDIA_TYPE)
  @Operation(summary = "Returns the JSON Schema of definitions")
  @ApiResponse(
      responseCode = "200",
      description = "A JSON Schema",
      content = @Content(mediaType = MEDIA_TYPE, schema = @Schema(type = "object")))
  Resource connector() {
    return new ClassPathResource("schema/connector.schema.json");
  }
}
