package dev.sluice.repository.security;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Every call of a person with the roles that may make it; the first matching line counts, and a
 * call without a line is denied.
 *
 * @param changes whether such a call may change something, so that it is recorded
 */
record Access(HttpMethod method, String path, List<Role> roles, boolean changes) {
  static final List<Access> TABLE =
      List.of(
          allow(POST, "/api/synchronizations", Role.OPERATOR),
          allow(POST, "/api/connectors/*/update-expressions", Role.OPERATOR),
          // Which of the two depends on whether the run is held; the controller looks.
          allow(POST, "/api/synchronizations/*/cancel", Role.OPERATOR, Role.REVIEWER),
          allow(POST, "/api/synchronizations/*/resume", Role.REVIEWER),
          allow(POST, "/api/synchronizations/*/review/pairs/*", Role.REVIEWER),
          allow(POST, "/api/synchronizations/*/review/samples", Role.REVIEWER),
          allow(POST, "/api/synchronizations/*/review/evidence", Role.REVIEWER),
          allow(POST, "/api/synchronizations/*/review/counter-tests", Role.REVIEWER),
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
          // Of their own; the controller looks whose it is, and whether the role is not too much.
          allow(POST, "/api/tokens", Role.VIEWER),
          allow(DELETE, "/api/tokens/*", Role.VIEWER),
          allow(GET, "/api/users", Role.ADMIN),
          allow(POST, "/api/users", Role.ADMIN),
          allow(DELETE, "/api/users/*", Role.ADMIN),
          allow(GET, "/api/audit", Role.ADMIN),
          allow(PUT, "/api/connectors/*", Role.ADMIN),
          allow(DELETE, "/api/connectors/*", Role.ADMIN),
          allow(POST, "/api/resources/**", Role.ADMIN),
          allow(PATCH, "/api/resources/**", Role.ADMIN),
          allow(DELETE, "/api/resources/**", Role.ADMIN),
          // Posted since it is long.
          reading(POST, "/api/query", Role.VIEWER),
          // Temporal's web UI asks so, for what it shows to the same people.
          reading(POST, "/api/codec/decode", Role.VIEWER),
          reading(POST, "/api/codec/encode", Role.VIEWER),
          // Posted since it holds values of people; it is no more than a search.
          allow(POST, "/api/synchronizations/*/review/filters", Role.VIEWER),
          allow(POST, "/api/synchronizations/*/review/rules", Role.REVIEWER),
          allow(DELETE, "/api/synchronizations/*/review/rules/*", Role.REVIEWER),
          allow(POST, "/api/held/release", Role.REVIEWER),
          allow(PUT, "/api/queries/*", Role.OPERATOR),
          allow(DELETE, "/api/queries/*", Role.OPERATOR),
          allow(GET, "/api/**", Role.VIEWER),
          // On a port of its own nobody logs in (MetricsPort).
          allow(GET, "/actuator/prometheus", Role.VIEWER),
          allow(GET, "/v3/api-docs/**", Role.VIEWER),
          allow(GET, "/swagger-ui/**", Role.VIEWER),
          allow(GET, "/swagger-ui.html", Role.VIEWER));

  private static final List<RequestMatcher> MATCHERS =
      TABLE.stream()
          .map(
              each ->
                  (RequestMatcher)
                      PathPatternRequestMatcher.withDefaults().matcher(each.method(), each.path()))
          .toList();

  private static Access allow(HttpMethod method, String path, Role... roles) {
    return new Access(method, path, List.of(roles), !method.equals(GET));
  }

  private static Access reading(HttpMethod method, String path, Role... roles) {
    return new Access(method, path, List.of(roles), false);
  }

  /** The path of the line that a call falls under, if such calls may change something. */
  static Optional<String> changing(HttpServletRequest request) {
    for (int line = 0; line < TABLE.size(); line++) {
      if (MATCHERS.get(line).matches(request)) {
        Access access = TABLE.get(line);
        return access.changes() ? Optional.of(access.path()) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  String[] authorities() {
    return roles.stream().map(Role::name).toArray(String[]::new);
  }
}
