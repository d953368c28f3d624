package dev.sluice.repository.security;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import java.util.List;
import org.springframework.http.HttpMethod;

/**
 * Every call of a person and the roles that may make it; the first line that matches counts, and
 * what no line names is denied.
 */
record Access(HttpMethod method, String path, List<Role> roles) {
  static final List<Access> TABLE =
      List.of(
          allow(POST, "/api/synchronizations", Role.OPERATOR),
          allow(POST, "/api/connectors/*/update-expressions", Role.OPERATOR),
          // Which of the two depends on whether the run is held; the controller looks.
          allow(POST, "/api/synchronizations/*/cancel", Role.OPERATOR, Role.REVIEWER),
          allow(POST, "/api/synchronizations/*/resume", Role.REVIEWER),
          allow(POST, "/api/connectors/reload", Role.OPERATOR),
          allow(POST, "/api/connectors/*/reload", Role.OPERATOR),
          allow(POST, "/api/connectors/*/check", Role.OPERATOR),
          allow(POST, "/api/connectors/*/activate", Role.OPERATOR),
          allow(POST, "/api/connectors/*/deactivate", Role.OPERATOR),
          allow(PUT, "/api/connectors/*/sources/*/file", Role.OPERATOR),
          allow(POST, "/api/uploads/*/take", Role.OPERATOR),
          allow(POST, "/api/uploads/*/cancel", Role.OPERATOR),
          allow(POST, "/api/applications/*/activations/send", Role.OPERATOR),
          allow(POST, "/api/applications/*/activations/cancel", Role.OPERATOR),
          allow(PUT, "/api/activations/do-not-send", Role.OPERATOR),
          allow(DELETE, "/api/activations/do-not-send/*", Role.OPERATOR),
          allow(POST, "/api/agents", Role.ADMIN),
          allow(DELETE, "/api/agents/*", Role.ADMIN),
          allow(PUT, "/api/connectors/*", Role.ADMIN),
          allow(DELETE, "/api/connectors/*", Role.ADMIN),
          allow(POST, "/api/resources/**", Role.ADMIN),
          allow(PATCH, "/api/resources/**", Role.ADMIN),
          allow(DELETE, "/api/resources/**", Role.ADMIN),
          // Posted since it is long; it reads.
          allow(POST, "/api/query", Role.VIEWER),
          allow(PUT, "/api/queries/*", Role.OPERATOR),
          allow(DELETE, "/api/queries/*", Role.OPERATOR),
          allow(GET, "/api/**", Role.VIEWER),
          allow(GET, "/v3/api-docs/**", Role.VIEWER),
          allow(GET, "/swagger-ui/**", Role.VIEWER),
          allow(GET, "/swagger-ui.html", Role.VIEWER));

  private static Access allow(HttpMethod method, String path, Role... roles) {
    return new Access(method, path, List.of(roles));
  }

  String[] authorities() {
    return roles.stream().map(Role::name).toArray(String[]::new);
  }
}
