package dev.sluice.repository.security;

import static dev.sluice.repository.jooq.Tables.AUDIT;
import static dev.sluice.repository.jooq.Tables.AUDIT_OUTCOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.max;

import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Record;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * No call that may change something is forgotten: neither in the table, nor in what is recorded.
 */
@ExtendWith(SharedServers.Extension.class)
class AuditedCallsIT {
  private static final String ID = "7b0d2f9e-5f4e-4c5a-9f3a-111111111111";
  private static final Set<String> READING =
      Set.of("POST /api/query", "POST /api/codec/decode", "POST /api/codec/encode");

  private static RunningServer server;

  @BeforeAll
  static void start(SharedServers shared) {
    server = shared.server();
  }

  static Stream<Arguments> changing() {
    return Access.TABLE.stream()
        .filter(Access::changes)
        .map(each -> Arguments.of(each.method().name(), each.path()));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("changing")
  void takesDownEachCallOnce(String method, String route) {
    long before = lastId();
    String path = route.replace("/**", "/1").replace("*", ID);

    HttpResponse<String> answer = call("admin", method, path);

    Record call = only(before);
    assertThat(call.get(AUDIT.WHO)).isEqualTo("admin");
    assertThat(call.get(AUDIT.VIA)).isEqualTo("PASSWORD");
    assertThat(call.get(AUDIT.ADDRESS)).isEqualTo("127.0.0.1");
    assertThat(call.get(AUDIT.METHOD)).isEqualTo(method);
    assertThat(call.get(AUDIT.ROUTE)).isEqualTo(route);
    assertThat(call.get(AUDIT.PATH)).isEqualTo(path);
    assertThat(call.get(AUDIT_OUTCOME.STATUS)).isEqualTo(answer.statusCode());
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("changing")
  void takesDownWhoMayNot(String method, String route) {
    if (Access.TABLE.stream()
        .anyMatch(each -> each.path().equals(route) && each.roles().contains(Role.VIEWER))) {
      return;
    }
    long before = lastId();

    assertThat(call("viewer", method, route.replace("/**", "/1").replace("*", ID)).statusCode())
        .isEqualTo(403);

    Record call = only(before);
    assertThat(call.get(AUDIT.WHO)).isEqualTo("viewer");
    assertThat(call.get(AUDIT_OUTCOME.STATUS)).isEqualTo(403);
  }

  /** What a controller offers beside reading, and the table does not know, would not be seen. */
  @Test
  void everyRouteThatIsNotReadIsOneOfTheTable() {
    Set<String> offered = new TreeSet<>();
    server.get("admin", "/api/connectors");
    Objects.requireNonNull(server.bean(DispatcherServlet.class).getHandlerMappings()).stream()
        .filter(RequestMappingHandlerMapping.class::isInstance)
        .map(RequestMappingHandlerMapping.class::cast)
        .forEach(
            mapping ->
                mapping
                    .getHandlerMethods()
                    .keySet()
                    .forEach(info -> offered.addAll(changes(info))));
    assertThat(offered).hasSizeGreaterThan(20);

    Set<String> known =
        Access.TABLE.stream()
            .filter(each -> !each.method().equals(HttpMethod.GET))
            .map(each -> each.method() + " " + each.path().replace("/**", "").replace("*", "{}"))
            .collect(Collectors.toSet());
    assertThat(offered)
        .allSatisfy(
            each -> assertThat(known).contains(each.replaceAll("(/api/resources)/\\{}$", "$1")));
    assertThat(Access.TABLE)
        .filteredOn(each -> !each.changes() && !each.method().equals(HttpMethod.GET))
        .extracting(each -> each.method() + " " + each.path())
        .containsExactlyInAnyOrderElementsOf(READING);
  }

  @Test
  void readingLeavesNothing() {
    long before = lastId();
    server.get("admin", "/api/connectors");
    server.get("admin", "/api/audit");
    call("admin", "POST", "/api/query");
    call("", "POST", "/api/synchronizations");

    assertThat(calls(before)).isEmpty();
  }

  private static List<String> changes(RequestMappingInfo info) {
    Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
    if (info.getPathPatternsCondition() == null) {
      return List.of();
    }
    return info.getPathPatternsCondition().getPatterns().stream()
        .map(PathPattern::getPatternString)
        .filter(path -> path.startsWith("/api/"))
        .flatMap(
            path ->
                (methods.isEmpty() ? Arrays.stream(RequestMethod.values()) : methods.stream())
                    .filter(each -> each != RequestMethod.GET)
                    .map(each -> each + " " + path.replaceAll("\\{[^}]*}", "{}")))
        .toList();
  }

  private static HttpResponse<String> call(String user, String method, String path) {
    HttpRequest.Builder request =
        server
            .request(user, path)
            .header(
                "Content-Type",
                path.endsWith("/file") ? "application/octet-stream" : "application/json")
            .method(method, BodyPublishers.ofString("{}"));
    return server.send(request);
  }

  private static long lastId() {
    Long id = server.database().select(max(AUDIT.ID)).from(AUDIT).fetchSingle().value1();
    return id == null ? 0 : id;
  }

  private static Record only(long after) {
    List<? extends Record> calls = calls(after);
    assertThat(calls).hasSize(1);
    return calls.get(0);
  }

  /** The outcome is written just after the answer has gone. */
  private static List<? extends Record> calls(long after) {
    for (int look = 0; look < 500 && isOpen(after); look++) {
      server.database().execute("SELECT pg_sleep(0.01)");
    }
    return server
        .database()
        .select()
        .from(AUDIT)
        .join(AUDIT_OUTCOME)
        .on(AUDIT_OUTCOME.AUDIT_ID.eq(AUDIT.ID))
        .where(AUDIT.ID.gt(after))
        .orderBy(AUDIT.ID)
        .fetch();
  }

  private static boolean isOpen(long after) {
    return server.database().fetchCount(AUDIT, AUDIT.ID.gt(after))
        != server.database().fetchCount(AUDIT_OUTCOME, AUDIT_OUTCOME.AUDIT_ID.gt(after));
  }
}
