package dev.sluice.repository.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.repository.security.SecurityProperties.User;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SecurityPropertiesTest {
  @Test
  void hasDefaults() {
    assertThat(bound(Map.of()))
        .isEqualTo(
            new SecurityProperties(
                Map.of(), "roles", Map.of(), "sub", Set.of(), false, Set.of(), 600));
  }

  @Test
  void readsEveryKey() {
    assertThat(
            bound(
                Map.of(
                    "sluice.security.users.ada.password", "{noop}x",
                    "sluice.security.users.ada.roles", "operator,force",
                    "sluice.security.roles-claim", "groups",
                    "sluice.security.name-claim", "preferred_username",
                    "sluice.security.role-names.admin", "iam-admins,root",
                    "sluice.security.hosts", "sluice.example.org",
                    "sluice.security.tls-elsewhere", "true",
                    "sluice.security.starts-per-minute", "5")))
        .isEqualTo(
            new SecurityProperties(
                Map.of("ada", new User("{noop}x", List.of(Role.OPERATOR, Role.FORCE))),
                "groups",
                Map.of(Role.ADMIN, Set.of("iam-admins", "root")),
                "preferred_username",
                Set.of("sluice.example.org"),
                true,
                Set.of(),
                5));
  }

  @Test
  void doesNotShowPasswords() {
    assertThat(new User("{noop}canary", List.of(Role.ADMIN)).toString()).doesNotContain("canary");
  }

  private static SecurityProperties bound(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("sluice.security", SecurityProperties.class);
  }
}
