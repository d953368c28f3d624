package dev.sluice.repository.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class RememberedPasswordsTest {
  private final Slow slow = new Slow();
  private final RememberedPasswords passwords = new RememberedPasswords(slow);

  @Test
  void checksARightPasswordOnce() {
    assertThat(passwords.matches("secret", "=secret")).isTrue();
    assertThat(passwords.matches("secret", "=secret")).isTrue();

    assertThat(slow.checks).isEqualTo(1);
  }

  @Test
  void checksAWrongPasswordEachTime() {
    assertThat(passwords.matches("secret", "=secret")).isTrue();
    assertThat(passwords.matches("guess", "=secret")).isFalse();
    assertThat(passwords.matches("guess", "=secret")).isFalse();

    assertThat(slow.checks).isEqualTo(3);
  }

  @Test
  void remembersForOneUserOnly() {
    assertThat(passwords.matches("secret", "=secret")).isTrue();

    assertThat(passwords.matches("secret", "=another")).isFalse();
  }

  private static final class Slow implements PasswordEncoder {
    private int checks;

    @Override
    public String encode(@Nullable CharSequence password) {
      return "=" + password;
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String encoded) {
      checks++;
      return encode(password).equals(encoded);
    }
  }
}
