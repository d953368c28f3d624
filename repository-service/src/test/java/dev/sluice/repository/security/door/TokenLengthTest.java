package dev.sluice.repository.security.door;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TokenLengthTest {
  private static final String PROPERTY = "sluice.repository.notification.token";

  @Test
  void refusesWhatIsShorterAndDoesNotSayIt() {
    assertThatThrownBy(() -> TokenLength.require(PROPERTY, "a".repeat(31)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(PROPERTY + " must have at least 32 characters")
        .hasMessageNotContaining("aaa");
    assertThatThrownBy(() -> TokenLength.require(PROPERTY, " ".repeat(32)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatCode(() -> TokenLength.require(PROPERTY, "a".repeat(32))).doesNotThrowAnyException();
  }
}
