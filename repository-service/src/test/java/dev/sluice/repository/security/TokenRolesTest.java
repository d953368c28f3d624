package dev.sluice.repository.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

class TokenRolesTest {
  private final TokenRoles roles =
      new TokenRoles(new SecurityProperties(Map.of(), "groups", "preferred_username", Set.of()));

  @Test
  void givesKnownRolesWithAllThatTheyInclude() {
    AbstractAuthenticationToken login =
        roles.convert(
            token()
                .claim("groups", List.of("operator", "cook"))
                .claim("preferred_username", "ada")
                .build());
    assertThat(login.getName()).isEqualTo("ada");
    assertThat(login.getAuthorities())
        .extracting(GrantedAuthority::getAuthority)
        .containsExactlyInAnyOrder("OPERATOR", "VIEWER");
  }

  @Test
  void givesNothingWithoutTheClaim() {
    AbstractAuthenticationToken login = roles.convert(token().build());
    assertThat(login.getName()).isEqualTo("subject");
    assertThat(login.getAuthorities()).isEmpty();
  }

  private static Jwt.Builder token() {
    return Jwt.withTokenValue("token").header("alg", "none").subject("subject");
  }
}
