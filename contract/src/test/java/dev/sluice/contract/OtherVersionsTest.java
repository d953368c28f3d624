package dev.sluice.contract;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.temporal.activity.ActivityInterface;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DataConverterException;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.workflow.WorkflowInterface;
import java.io.File;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
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
  static Stream<Class<?>> records() throws Exception {
    Set<Class<?>> records = new LinkedHashSet<>();
    for (Class<?> each : interfaces()) {
      Stream.of(each.getMethods())
          .flatMap(OtherVersionsTest::types)
          .forEach(type -> collect(type, records));
    }
    return records.stream().sorted(Comparator.comparing(Class::getName));
  }

  private static List<Class<?>> interfaces() throws Exception {
    Path classes =
        Path.of(Failure.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Class<?>> interfaces = new ArrayList<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        String name = classes.relativize(file).toString().replace(File.separatorChar, '.');
        Class<?> found = Class.forName(name.substring(0, name.length() - ".class".length()));
        if (found.isAnnotationPresent(ActivityInterface.class)
            || found.isAnnotationPresent(WorkflowInterface.class)) {
          interfaces.add(found);
        }
      }
    }
    return interfaces;
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
