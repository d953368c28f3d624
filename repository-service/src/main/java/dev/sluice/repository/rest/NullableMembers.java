package dev.sluice.repository.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Adds to the published OpenAPI which members of a record may be null, and which are always
 * present; records only need {@link Nullable}.
 */
@Component
class NullableMembers implements ModelConverter {
  private static final String NULL = "null";

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    if (!chain.hasNext()) {
      return null;
    }
    Schema<?> resolved = chain.next().resolve(type, context, chain);
    Class<?> described = Json.mapper().constructType(type.getType()).getRawClass();
    if (resolved != null && described.isRecord()) {
      Schema<?> model =
          resolved.get$ref() == null
              ? resolved
              : context
                  .getDefinedModels()
                  .get(resolved.get$ref().substring(resolved.get$ref().lastIndexOf('/') + 1));
      if (model != null && model.getProperties() != null) {
        describe(described, model);
      }
    }
    return resolved;
  }

  private static void describe(Class<?> described, Schema<?> model) {
    for (RecordComponent each : described.getRecordComponents()) {
      Schema<?> member = model.getProperties().get(each.getName());
      if (member == null) {
        continue;
      }
      if (each.getAccessor().isAnnotationPresent(JsonRawValue.class)) {
        // A text in the code only, since it is JSON already.
        member.setType("object");
        member.setTypes(Set.of("object"));
      }
      if (each.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        model.getProperties().put(each.getName(), orNull(member));
      } else if (!each.getAccessor().isAnnotationPresent(JsonInclude.class)
          && !isRequired(model, each.getName())) {
        model.addRequiredItem(each.getName());
      }
    }
  }

  private static boolean isRequired(Schema<?> model, String name) {
    return model.getRequired() != null && model.getRequired().contains(name);
  }

  private static Schema<?> orNull(Schema<?> member) {
    if (member.get$ref() != null) {
      Schema<?> nothing = new Schema<>();
      nothing.setTypes(Set.of(NULL));
      Schema<?> either = new Schema<>();
      either.setAnyOf(List.of(member, nothing));
      return either;
    }
    if (member.getTypes() != null) {
      member.addType(NULL);
      allowNull(member);
    }
    return member;
  }

  /** An enumeration of texts takes null as one more value. */
  @SuppressWarnings("unchecked")
  private static <T> void allowNull(Schema<T> member) {
    if (member.getEnum() != null && !member.getEnum().contains(null)) {
      List<T> values = new ArrayList<>(member.getEnum());
      values.add(null);
      member.setEnum(values);
    }
  }
}
