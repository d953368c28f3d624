package dev.sluice.repository.security;

import dev.sluice.repository.security.door.BearerToken;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindResult;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** The identity provider whose tokens people use to log in. */
final class IdentityProvider {
  private static final String PREFIX = "spring.security.oauth2.resourceserver.jwt.";

  private IdentityProvider() {}

  /** Refuses to start if any token of the provider would do, also those for other applications. */
  static void requireAudience(Environment environment) {
    String issuer = environment.getProperty(PREFIX + "issuer-uri", "");
    BindResult<List<String>> audiences =
        Binder.get(environment).bind(PREFIX + "audiences", Bindable.listOf(String.class));
    boolean named =
        audiences.isBound() && audiences.get().stream().anyMatch(each -> !each.isBlank());
    if (issuer.isBlank() || !named) {
      throw new IllegalStateException(
          "Logins by an identity provider need "
              + String.join(" and ", List.of(PREFIX + "issuer-uri", PREFIX + "audiences"))
              + ": the second identifies this server, so that it does not accept tokens for other"
              + " applications.");
    }
  }

  /** The token that is the provider's to judge. */
  static @Nullable String token(HttpServletRequest request) {
    return BearerToken.of(request).filter(each -> !ApiTokenFilter.isOurs(each)).orElse(null);
  }
}
