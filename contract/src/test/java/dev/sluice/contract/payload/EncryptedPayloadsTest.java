package dev.sluice.contract.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverterException;
import io.temporal.common.converter.GlobalDataConverter;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncryptedPayloadsTest {
  private static final String OLD = "2025b:" + base64(1);
  private static final String NEW = "2026a:" + base64(2);

  private static final Payload NAME = GlobalDataConverter.get().toPayload("acme-ad").orElseThrow();

  @Test
  void nobodyReadsWhatIsEncrypted() {
    Payload encrypted = encode(NAME, NEW);

    assertThat(encrypted.toByteString().toStringUtf8()).doesNotContain("acme-ad");
    assertThat(encrypted.getMetadataOrThrow("encoding").toStringUtf8())
        .isEqualTo("binary/encrypted");
    assertThat(encode(NAME, NEW)).as("encrypted again").isNotEqualTo(encrypted);
    assertThat(decode(encrypted, NEW)).isEqualTo(NAME);
  }

  @Test
  void keysAreReplacedWhileRunsGoOn() {
    Payload before = encode(NAME, OLD);

    assertThat(decode(before, NEW, OLD)).isEqualTo(NAME);
    assertThat(encode(NAME, NEW, OLD).getMetadataOrThrow("encryption-key-id").toStringUtf8())
        .isEqualTo("2026a");
    assertThatThrownBy(() -> decode(before, NEW))
        .isInstanceOf(DataConverterException.class)
        .hasMessageContaining("the key 2025b, which is not among sluice.payload.keys");
  }

  /** Runs that were started before there was a key, or by another service. */
  @Test
  void leavesWhatIsNotEncrypted() {
    assertThat(decode(NAME, NEW)).isEqualTo(NAME);
    assertThat(encode(encode(NAME, NEW), NEW)).matches(twice -> decode(twice, NEW).equals(NAME));
    assertThat(new EncryptedPayloads(PayloadKeys.NONE).encode(List.of(NAME))).containsExactly(NAME);
  }

  @Test
  void noticesThatSomebodyChangedIt() {
    Payload encrypted = encode(NAME, NEW);
    byte[] bytes = encrypted.getData().toByteArray();
    bytes[bytes.length / 2] ^= 1;
    Payload changed = encrypted.toBuilder().setData(ByteString.copyFrom(bytes)).build();
    Payload cut = encrypted.toBuilder().setData(encrypted.getData().substring(0, 5)).build();

    assertThatThrownBy(() -> decode(changed, NEW)).isInstanceOf(DataConverterException.class);
    assertThatThrownBy(() -> decode(cut, NEW)).isInstanceOf(DataConverterException.class);
    assertThatThrownBy(() -> decode(encrypted, "2026a:" + base64(3)))
        .isInstanceOf(DataConverterException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          secret                     | Key 2 of sluice.payload.keys is no id, a colon
          a:c2hvcnQ=                 | Key 2 of sluice.payload.keys has 5 bytes
          a:c2hvcnQ                  | Key 2 of sluice.payload.keys has 5 bytes
          a:c2=hvcnQ                 | Key 2 of sluice.payload.keys is not written in Base64
          """)
  void saysWhichKeyIsWrongAndNotWhatItIs(String key, String message) {
    assertThatThrownBy(() -> PayloadKeys.of(List.of(OLD, key)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message)
        .hasMessageNotContaining(key);
    assertThatThrownBy(() -> PayloadKeys.of(List.of(OLD, OLD)))
        .hasMessageStartingWith("Key 2 of sluice.payload.keys has the id of an earlier one");
  }

  private static Payload encode(Payload payload, String... keys) {
    return new EncryptedPayloads(PayloadKeys.of(List.of(keys))).encode(List.of(payload)).get(0);
  }

  private static Payload decode(Payload payload, String... keys) {
    return new EncryptedPayloads(PayloadKeys.of(List.of(keys))).decode(List.of(payload)).get(0);
  }

  private static String base64(int seed) {
    byte[] key = new byte[32];
    key[0] = (byte) seed;
    return Base64.getEncoder().encodeToString(key);
  }
}
