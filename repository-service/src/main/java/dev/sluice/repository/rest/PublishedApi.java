package dev.sluice.repository.rest;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * The description of the API as a whole in the published OpenAPI: its name, logins and problems.
 */
@Component
class PublishedApi implements OpenApiCustomizer {
  @Override
  public void customise(OpenAPI api) {
    api.setInfo(new Info().title("Sluice").version("v1"));
    api.getComponents()
        .addSecuritySchemes(
            "password", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic"))
        .addSecuritySchemes(
            "token", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"))
        .addSchemas(ProblemAnswers.SCHEMA, problem());
    api.addSecurityItem(new SecurityRequirement().addList("password"));
    api.addSecurityItem(new SecurityRequirement().addList("token"));
  }

  /** RFC 9457, with the members that problems of this server may have beside. */
  private static Schema<?> problem() {
    Schema<Object> type = typed("string");
    type.setDescription("Identifies the kind of problem for programs; it does not change");
    type.setEnum(Arrays.stream(ProblemCode.values()).map(each -> (Object) each.type()).toList());
    Schema<Object> error = typed("object");
    error.addProperty("field", typed("string")).addProperty("message", typed("string"));
    Schema<Object> errors = typed("array");
    errors.setItems(error);
    Schema<Object> problems = typed("array");
    problems.setItems(typed("object"));
    Schema<Object> problem = typed("object");
    problem
        .addProperty("type", type)
        .addProperty("title", typed("string"))
        .addProperty("status", typed("integer"))
        .addProperty("detail", typed("string"))
        .addProperty("instance", typed("string"))
        .addProperty("errors", errors)
        .addProperty("problems", problems)
        .addProperty("property", typed("string"))
        .addProperty("version", typed("integer"))
        .addProperty("toMail", typed("integer"))
        .addProperty("limit", typed("integer"))
        .addProperty("failureType", typed("string"));
    problem.addRequiredItem("type");
    problem.addRequiredItem("title");
    problem.addRequiredItem("status");
    return problem;
  }

  private static Schema<Object> typed(String type) {
    Schema<Object> schema = new Schema<>();
    schema.setTypes(Set.of(type));
    return schema;
  }
}
