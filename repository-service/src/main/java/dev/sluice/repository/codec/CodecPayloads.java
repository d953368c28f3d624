package dev.sluice.repository.codec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.google.protobuf.ByteString;
import io.swagger.v3.oas.annotations.media.Schema;
import io.temporal.api.common.v1.Payload;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Payloads in the JSON format of Temporal's API. */
record CodecPayloads(List<Item> payloads) {

  CodecPayloads {
    if (payloads == null || payloads.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException("payloads, or one of them, is missing");
    }
  }

  static CodecPayloads of(List<Payload> payloads) {
    return new CodecPayloads(payloads.stream().map(Item::of).toList());
  }

  /**
   * As the SDK has them.
   *
   * @throws IllegalArgumentException if bytes are not written in Base64
   */
  List<Payload> decoded() {
    return payloads.stream().map(Item::payload).toList();
  }

  /** One of them; what a newer Temporal says beside is no business of a codec. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @Schema(name = "CodecPayload")
  record Item(
      @Schema(description = "Bytes in Base64, by name") @Nullable Map<String, String> metadata,
      @Schema(description = "Bytes in Base64") @Nullable String data) {

    static Item of(Payload payload) {
      return new Item(
          new TreeMap<>(
              payload.getMetadataMap().entrySet().stream()
                  .collect(Collectors.toMap(Map.Entry::getKey, each -> text(each.getValue())))),
          text(payload.getData()));
    }

    Payload payload() {
      Payload.Builder payload = Payload.newBuilder();
      if (metadata != null) {
        metadata.forEach((name, value) -> payload.putMetadata(name, bytes(value)));
      }
      return payload.setData(bytes(data)).build();
    }

    private static String text(ByteString bytes) {
      return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static ByteString bytes(@Nullable String text) {
      return text == null
          ? ByteString.EMPTY
          : ByteString.copyFrom(Base64.getDecoder().decode(text));
    }
  }
}
