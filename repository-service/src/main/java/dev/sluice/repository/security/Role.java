package dev.sluice.repository.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** The roles of people. {@code force} can be added to any role. */
public enum Role {
  /** Reads. */
  VIEWER,
  /** Starts runs and sends, checks, reloads and switches connectors, cancels what is not held. */
  OPERATOR,
  /** Resumes and cancels held runs. */
  REVIEWER,
  /** Asks for runs that skip the thresholds. */
  FORCE,
  /** Everything, definitions and manual changes included. */
  ADMIN;

  /** As people and programs write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role that is written so. */
  public static Optional<Role> labelled(@Nullable String label) {
    return Arrays.stream(values()).filter(each -> each.label().equals(label)).findFirst();
  }

  /** The role and those that it includes. */
  Set<Role> included() {
    return switch (this) {
      case VIEWER -> EnumSet.of(VIEWER);
      case OPERATOR -> EnumSet.of(OPERATOR, VIEWER);
      case REVIEWER -> EnumSet.of(REVIEWER, VIEWER);
      case FORCE -> EnumSet.of(FORCE);
      case ADMIN -> EnumSet.allOf(Role.class);
    };
  }

  /** Whether whoever asks has this role. */
  public boolean isGrantedTo(Authentication authentication) {
    return authentication.getAuthorities().stream()
        .anyMatch(each -> name().equals(each.getAuthority()));
  }

  static Set<GrantedAuthority> authorities(Collection<Role> roles) {
    Set<GrantedAuthority> authorities = new LinkedHashSet<>();
    for (Role role : roles) {
      role.included().forEach(each -> authorities.add(new SimpleGrantedAuthority(each.name())));
    }
    return authorities;
  }
}
