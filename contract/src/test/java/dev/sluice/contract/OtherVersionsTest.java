package dev.sluice.contract;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.sluice.contract.agent.AgentActivities;
import dev.sluice.contract.agent.DiscardWorkflow;
import dev.sluice.contract.connection.ConnectionCheckWorkflow;
import dev.sluice.contract.notification.NotificationActivities;
import dev.sluice.contract.notification.NotificationWorkflow;
import dev.sluice.contract.repository.RepositoryActivities;
import dev.sluice.contract.run.SynchronizationWorkflow;
import dev.sluice.contract.upload.UploadActivities;
import dev.sluice.contract.upload.UploadWorkflow;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DataConverterException;
import io.temporal.common.converter.DefaultDataConverter;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Services of two versions run beside each other while they are updated. What an older one does not
 * say is a default. What only a newer one knows is refused and not passed over: an agent that knows
 * no filters would let in the rows that a definition keeps out.
 */
class OtherVersionsTest {
  private static final DataConverter CONVERTER = DefaultDataConverter.newDefaultInstance();

  /** All records that Temporal carries, found by what its interfaces take and give. */
  static Stream<Class<?>> records() {
    Set<Class<?>> records = new LinkedHashSet<>();
    Stream.of(
            AgentActivities.class,
            ConnectionCheckWorkflow.class,
            DiscardWorkflow.class,
            NotificationActivities.class,
            NotificationWorkflow.class,
            RepositoryActivities.class,
            SynchronizationWorkflow.class,
            UploadActivities.class,
            UploadWorkflow.class)
        .flatMap(each -> Stream.of(each.getMethods()))
        .flatMap(OtherVersionsTest::types)
        .forEach(each -> collect(each, records));
    return records.stream().sorted(Comparator.comparing(Class::getName));
  }

  private static Stream<Type> types(Method method) {
    return Stream.concat(
        Stream.of(method.getGenericParameterTypes()), Stream.of(method.getGenericReturnType()));
  }

  private static void collect(Type type, Set<Class<?>> records) {
    if (type instanceof ParameterizedType generic) {
      Stream.of(generic.getActualTypeArguments()).forEach(each -> collect(each, records));
    } else if (type instanceof Class<?> plain && plain.isSealed()) {
      Stream.of(plain.getPermittedSubclasses()).forEach(each -> collect(each, records));
    } else if (type instanceof Class<?> plain && plain.isRecord() && records.add(plain)) {
      for (RecordComponent each : plain.getRecordComponents()) {
        collect(each.getGenericType(), records);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("records")
  void whatIsNotSaidIsADefault(Class<?> record) {
    assertThatCode(() -> read(record, "{}")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("records")
  void whatIsNotKnownIsRefused(Class<?> record) {
    assertThatThrownBy(() -> read(record, "{\"saidByANewerOne\": 1}"))
        .isInstanceOf(DataConverterException.class);
  }

  private static Object read(Class<?> record, String json) {
    Payload empty = CONVERTER.toPayload(Map.of()).orElseThrow();
    Payload payload = empty.toBuilder().setData(ByteString.copyFromUtf8(json)).build();
    return CONVERTER.fromPayload(payload, record, record);
  }
}
