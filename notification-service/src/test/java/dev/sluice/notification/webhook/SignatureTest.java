package dev.sluice.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.notification.delivery.UndeliverableException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
  private static final String PUBLISHED_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String OTHER_SECRET =
      "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);

  /** The vector in the tests of Standard Webhooks' own libraries. */
  @Test
  void agreesWithPublishedVector() {
    byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    List<byte[]> keys = new SigningKeys(Map.of("a", List.of(PUBLISHED_SECRET))).named("a");

    assertThat(Signature.of(keys, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void signsWithEachKeyWhileOneIsReplaced() {
    byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    List<byte[]> keys =
        new SigningKeys(Map.of("a", List.of(OTHER_SECRET, PUBLISHED_SECRET))).named("a");

    String[] signatures =
        Signature.of(keys, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body).split(" ");
    assertThat(signatures).hasSize(2);
    assertThat(signatures[1]).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme-hook", "acme_hook", "ACME.HOOK", "acmehook"})
  void findsNameHoweverTheEnvironmentSpellsIt(String name) {
    assertThat(new SigningKeys(Map.of("acme.hook", List.of(OTHER_SECRET))).named(name)).hasSize(1);
  }

  @Test
  void saysWhichPropertyIsMissing() {
    SigningKeys keys = new SigningKeys(Map.of());

    UndeliverableException refused =
        catchThrowableOfType(UndeliverableException.class, () -> keys.named("console\r\n"));
    assertThat(refused).hasMessage("There is no signing secret named console��");
    assertThat(refused.failure().remedy()).contains("sluice.notification.secrets.console");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "canary",
        "whsec_",
        "whsec_canary!!",
        "whsec_Y2FuYXJ5",
        "whsk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
      })
  void refusesUnusableSecretWithoutRepeatingIt(String secret) {
    assertThatThrownBy(() -> new SigningKeys(Map.of("console", List.of(secret))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "sluice.notification.secrets.console must be whsec_ and 24 to 64 bytes in Base64")
        .hasNoCause();
  }

  @Test
  void refusesTwoSpellingsOfOneName() {
    assertThatThrownBy(
            () ->
                new SigningKeys(
                    Map.of("a-b", List.of(OTHER_SECRET), "a.b", List.of(PUBLISHED_SECRET))))
        .hasMessageContaining("different spellings");
  }
}
