package dev.sluice.repository.security;

import java.util.List;
import java.util.Optional;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Reads who somebody is and may do from a token; roles that Sluice does not know are ignored. */
final class TokenRoles implements Converter<Jwt, AbstractAuthenticationToken> {
  private final SecurityProperties properties;

  TokenRoles(SecurityProperties properties) {
    this.properties = properties;
  }

  @Override
  public AbstractAuthenticationToken convert(Jwt token) {
    List<String> names =
        Optional.ofNullable(token.getClaimAsStringList(properties.rolesClaim())).orElse(List.of());
    List<Role> roles = names.stream().flatMap(name -> Role.named(name).stream()).toList();
    String name =
        Optional.ofNullable(token.getClaimAsString(properties.nameClaim()))
            .orElseGet(token::getSubject);
    return new JwtAuthenticationToken(token, Role.authorities(roles), name);
  }
}
