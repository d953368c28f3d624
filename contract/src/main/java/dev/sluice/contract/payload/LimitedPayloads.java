package dev.sluice.contract.payload;

import dev.sluice.contract.FailureType;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.failure.v1.Failure;
import io.temporal.common.converter.CodecDataConverter;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.GlobalDataConverter;
import io.temporal.failure.ApplicationFailure;
import io.temporal.payload.context.SerializationContext;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Refuses payloads that are too large before they are sent to Temporal. A Temporal server also
 * refuses large payloads, but a worker then retries without end. Rows travel over HTTP, so a larger
 * payload is always a mistake.
 */
public final class LimitedPayloads implements DataConverter {
  /** The maximum size of an argument, result, signal or heartbeat, in bytes. */
  public static final int MAX_PAYLOAD_BYTES = 128 * 1024;

  private final DataConverter converter;

  /**
   * Converts like the SDK, and encrypts if there is a key.
   *
   * @param keys also encrypt failures, since they name files and columns
   */
  public LimitedPayloads(PayloadKeys keys) {
    this(
        new CodecDataConverter(
            GlobalDataConverter.get(), List.of(new EncryptedPayloads(keys)), !keys.isEmpty()));
  }

  private LimitedPayloads(DataConverter converter) {
    this.converter = converter;
  }

  /**
   * {@inheritDoc}
   *
   * @throws ApplicationFailure of type {@link FailureType#PAYLOAD_TOO_LARGE}, not to be retried
   */
  @Override
  public <T> Optional<Payload> toPayload(T value) {
    Optional<Payload> payload = converter.toPayload(value);
    payload.ifPresent(each -> require(each, value));
    return payload;
  }

  /**
   * {@inheritDoc}
   *
   * @throws ApplicationFailure of type {@link FailureType#PAYLOAD_TOO_LARGE}, not to be retried
   */
  @Override
  public Optional<Payloads> toPayloads(Object... values) {
    Optional<Payloads> payloads = converter.toPayloads(values);
    payloads.ifPresent(
        all -> {
          for (int each = 0; each < all.getPayloadsCount(); each++) {
            require(all.getPayloads(each), values[each]);
          }
        });
    return payloads;
  }

  @Override
  public <T> T fromPayload(Payload payload, Class<T> valueClass, Type valueType) {
    return converter.fromPayload(payload, valueClass, valueType);
  }

  @Override
  public <T> T fromPayloads(
      int index, Optional<Payloads> content, Class<T> valueClass, Type valueType) {
    return converter.fromPayloads(index, content, valueClass, valueType);
  }

  @Override
  public Object[] fromPayloads(
      Optional<Payloads> content, Class<?>[] parameterTypes, Type[] genericTypes) {
    return converter.fromPayloads(content, parameterTypes, genericTypes);
  }

  @Override
  public RuntimeException failureToException(Failure failure) {
    return converter.failureToException(failure);
  }

  @Override
  public Failure exceptionToFailure(Throwable throwable) {
    return converter.exceptionToFailure(throwable);
  }

  @Override
  public DataConverter withContext(SerializationContext context) {
    return new LimitedPayloads(converter.withContext(context));
  }

  /** Names the kind of value and its size, but not its contents. */
  private static void require(Payload payload, @Nullable Object value) {
    int bytes = payload.getData().size();
    if (bytes > MAX_PAYLOAD_BYTES) {
      throw ApplicationFailure.newNonRetryableFailure(
          (value == null ? "A value" : value.getClass().getSimpleName())
              + " takes "
              + bytes
              + " bytes, "
              + (bytes - MAX_PAYLOAD_BYTES)
              + " more than the "
              + MAX_PAYLOAD_BYTES
              + " that Temporal gets",
          FailureType.PAYLOAD_TOO_LARGE.name());
    }
  }
}
