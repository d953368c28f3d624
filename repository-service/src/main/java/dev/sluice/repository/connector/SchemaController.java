package dev.sluice.repository.connector;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The JSON Schema of definitions, for editors. */
@RestController
final class SchemaController {

  @GetMapping(path = "/api/schema/connector.json", produces = "application/schema+json")
  Resource connector() {
    return new ClassPathResource("schema/connector.schema.json");
  }
}
