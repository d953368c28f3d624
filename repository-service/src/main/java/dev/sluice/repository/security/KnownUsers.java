package dev.sluice.repository.security;

import dev.sluice.repository.security.SecurityProperties.User;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** People who log in with a password: first those in the configuration, then added users. */
@Component
public final class KnownUsers implements UserDetailsService {
  private final Map<String, User> configured;
  private final StoredUsers stored;

  KnownUsers(SecurityProperties properties, StoredUsers stored) {
    this.configured = properties.users();
    this.stored = stored;
  }

  /** Whether the configuration names somebody, whom nobody can add or remove then. */
  public boolean areConfigured(String name) {
    return configured.containsKey(name);
  }

  /** Looks again each time, so that somebody who was removed is out at once. */
  @Override
  public UserDetails loadUserByUsername(String name) {
    User user =
        Optional.ofNullable(configured.get(name))
            .or(() -> stored.find(name))
            .orElseThrow(() -> new UsernameNotFoundException("there is no user with this name"));
    return org.springframework.security.core.userdetails.User.withUsername(name)
        .password(user.password())
        .authorities(Role.authorities(user.roles()))
        .build();
  }
}
