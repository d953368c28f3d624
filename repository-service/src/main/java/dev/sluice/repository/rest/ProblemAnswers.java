package dev.sluice.repository.rest;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/**
 * Adds to the published OpenAPI which problems each operation may return: those of every route, and
 * those that its method declares with {@link Refuses}.
 */
@Component
class ProblemAnswers implements OperationCustomizer {
  static final String SCHEMA = "Problem";

  private static final List<ProblemCode> EVERYWHERE =
      List.of(
          ProblemCode.INVALID_REQUEST,
          ProblemCode.UNAUTHENTICATED,
          ProblemCode.FORBIDDEN,
          ProblemCode.NOT_ACCEPTABLE,
          ProblemCode.TOO_MANY_REQUESTS,
          ProblemCode.INTERNAL,
          ProblemCode.UNAVAILABLE);

  @Override
  public Operation customize(Operation operation, HandlerMethod method) {
    Map<Integer, List<ProblemCode>> byStatus = new TreeMap<>();
    EVERYWHERE.forEach(each -> add(byStatus, each.status(), each));
    if (operation.getRequestBody() != null) {
      add(byStatus, HttpStatus.UNSUPPORTED_MEDIA_TYPE, ProblemCode.UNSUPPORTED_MEDIA_TYPE);
      add(byStatus, HttpStatus.CONTENT_TOO_LARGE, ProblemCode.TOO_LARGE);
    }
    Refuses refuses = method.getMethodAnnotation(Refuses.class);
    if (refuses != null) {
      for (ProblemCode each : refuses.value()) {
        add(byStatus, each.status(), each);
        if (each == ProblemCode.VERSION_CONFLICT) {
          add(byStatus, HttpStatus.PRECONDITION_FAILED, each);
        }
      }
    }
    byStatus.forEach(
        (status, codes) ->
            operation.getResponses().addApiResponse(status.toString(), answer(codes)));
    return operation;
  }

  private static void add(
      Map<Integer, List<ProblemCode>> byStatus, HttpStatus status, ProblemCode code) {
    List<ProblemCode> codes = byStatus.computeIfAbsent(status.value(), any -> new ArrayList<>());
    if (!codes.contains(code)) {
      codes.add(code);
    }
  }

  private static ApiResponse answer(List<ProblemCode> codes) {
    return new ApiResponse()
        .description(
            codes.stream()
                .map(code -> code.title() + " (`" + code.type() + "`)")
                .collect(Collectors.joining("; ")))
        .content(
            new Content()
                .addMediaType(
                    org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                    new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + SCHEMA))));
  }
}
