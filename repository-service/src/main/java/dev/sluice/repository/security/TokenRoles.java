package dev.sluice.repository.security;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Reads the name and roles of a person from the token of an identity provider. Role names must
 * match the configuration exactly: a provider also serves other applications, whose {@code admin}
 * has no meaning here.
 */
final class TokenRoles implements Converter<Jwt, AbstractAuthenticationToken> {
  private final SecurityProperties properties;

  TokenRoles(SecurityProperties properties) {
    this.properties = properties;
  }

  @Override
  public AbstractAuthenticationToken convert(Jwt token) {
    List<String> names = names(claim(token.getClaims(), properties.rolesClaim()));
    List<Role> roles =
        Arrays.stream(Role.values())
            .filter(role -> names.stream().anyMatch(properties.namesOf(role)::contains))
            .toList();
    String name =
        Optional.ofNullable(token.getClaimAsString(properties.nameClaim()))
            .orElseGet(token::getSubject);
    return new JwtAuthenticationToken(token, Role.authorities(roles), name);
  }

  /** The claim of this name, else the one within others, as in {@code realm_access.roles}. */
  private static @Nullable Object claim(Map<String, Object> claims, String name) {
    if (claims.containsKey(name)) {
      return claims.get(name);
    }
    Object found = claims;
    for (String part : name.split("\\.", -1)) {
      found = found instanceof Map<?, ?> within ? within.get(part) : null;
    }
    return found;
  }

  /** A list of names, or one text with spaces between them, as scopes are written. */
  private static List<String> names(@Nullable Object claim) {
    List<String> names = new ArrayList<>();
    if (claim instanceof Collection<?> several) {
      several.forEach(each -> names.add(String.valueOf(each)));
    } else if (claim instanceof String text) {
      names.addAll(List.of(text.split(" ", -1)));
    }
    return names;
  }
}
