package dev.sluice.standalone.configuration;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/**
 * A setting of our own, as a record in the code has it.
 *
 * @param property its name, with {@code <name>} for the key of a map
 * @param service the module that reads it
 * @param standard its default, {@code none} or {@code required}
 */
record OwnSetting(String property, String service, String standard) {
  private static final Map<String, String> MODULES =
      Map.of(
          "workflows", "workflows",
          "agent", "import-service",
          "repository", "repository-service",
          "notification", "notification-service");

  static Stream<OwnSetting> all() {
    ClassPathScanningCandidateComponentProvider scanner =
        new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    return scanner.findCandidateComponents("dev.sluice").stream()
        .map(OwnSetting::type)
        .flatMap(
            type ->
                of(
                    type,
                    type.getAnnotation(ConfigurationProperties.class).value(),
                    MODULES.getOrDefault(type.getName().split("\\.")[2], "standalone")));
  }

  /** Its environment variable. */
  String variable() {
    return variable(property);
  }

  /** The variable that Spring Boot reads for a property. */
  static String variable(String property) {
    return property.replace('.', '_').replace("-", "").toUpperCase(Locale.ROOT);
  }

  private static Stream<OwnSetting> of(Class<?> type, String prefix, String service) {
    return Arrays.stream(type.getRecordComponents())
        .flatMap(
            each ->
                of(
                    each,
                    prefix + "." + DataObjectPropertyName.toDashedForm(each.getName()),
                    service));
  }

  private static Stream<OwnSetting> of(RecordComponent part, String property, String service) {
    if (Map.class.isAssignableFrom(part.getType())) {
      var values = ((ParameterizedType) part.getGenericType()).getActualTypeArguments()[1];
      if (values instanceof Class<?> type && type.isRecord()) {
        return of(type, property + ".<name>", service);
      }
      return Stream.of(new OwnSetting(property + ".<name>", service, "none"));
    }
    if (part.getType().isRecord()) {
      return of(part.getType(), property, service);
    }
    return Stream.of(new OwnSetting(property, service, standard(part)));
  }

  /** The annotations stand on the constructor's parameter or on its type. */
  private static String standard(RecordComponent part) {
    var parameter =
        Arrays.stream(part.getDeclaringRecord().getDeclaredConstructors()[0].getParameters())
            .filter(each -> each.getName().equals(part.getName()))
            .findFirst()
            .orElseThrow();
    DefaultValue standard = parameter.getAnnotation(DefaultValue.class);
    if (standard != null) {
      return standard.value().length == 0 ? "none" : String.join(",", standard.value());
    }
    boolean demanded =
        parameter.isAnnotationPresent(NotBlank.class)
            || parameter.isAnnotationPresent(NotEmpty.class);
    return demanded ? "required" : "none";
  }

  private static Class<?> type(BeanDefinition definition) {
    try {
      return Class.forName(definition.getBeanClassName());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
