package dev.sluice.repository.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

class TokenRolesTest {

  /** What the configuration names, what the token carries, and what that opens. */
  static Stream<Arguments> tokens() {
    return Stream.of(
        Arguments.of(
            "groups", claims("groups", List.of("sluice-operator", "cook")), "OPERATOR,VIEWER"),
        Arguments.of(
            "groups",
            claims("groups", List.of("iam-admins")),
            "VIEWER,OPERATOR,REVIEWER,FORCE,ADMIN"),
        Arguments.of("scope", claims("scope", "openid sluice-reviewer"), "REVIEWER,VIEWER"),
        Arguments.of(
            "realm_access.roles",
            claims("realm_access", Map.of("roles", List.of("sluice-viewer"))),
            "VIEWER"),
        Arguments.of(
            "https://acme.example/roles",
            claims("https://acme.example/roles", List.of("sluice-viewer")),
            "VIEWER"),
        // Another application's, another spelling, none, and no list.
        Arguments.of("groups", claims("groups", List.of("admin", "ADMIN", "viewer")), ""),
        Arguments.of("groups", claims("groups", List.of("Sluice-Viewer", "sluice-admin")), ""),
        Arguments.of("groups", claims("roles", List.of("sluice-viewer")), ""),
        Arguments.of("realm_access.roles", claims("realm_access", "sluice-viewer"), ""),
        Arguments.of("groups", claims("groups", 7), ""));
  }

  @ParameterizedTest
  @MethodSource("tokens")
  void readsRolesByTheirNames(String rolesClaim, Map<String, Object> claims, String roles) {
    AbstractAuthenticationToken login = login(rolesClaim, claims);

    assertThat(login.getAuthorities())
        .extracting(GrantedAuthority::getAuthority)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(roles.split(",")).filter(role -> !role.isEmpty()).toList());
  }

  @Test
  void readsTheName() {
    assertThat(login("groups", claims("preferred_username", "ada")).getName()).isEqualTo("ada");
    assertThat(login("groups", claims("other", "ada")).getName()).isEqualTo("subject");
  }

  private static AbstractAuthenticationToken login(String rolesClaim, Map<String, Object> claims) {
    Jwt.Builder token = Jwt.withTokenValue("token").header("alg", "none").subject("subject");
    claims.forEach(token::claim);
    return new TokenRoles(
            new SecurityProperties(
                Map.of(),
                rolesClaim,
                Map.of(Role.ADMIN, Set.of("iam-admins")),
                "preferred_username",
                Set.of(),
                false,
                Set.of(),
                600))
        .convert(token.build());
  }

  private static Map<String, Object> claims(String name, Object value) {
    return Map.of(name, value);
  }
}
