package dev.sluice.repository.protection;

import dev.sluice.expression.EvaluationException;
import dev.sluice.expression.Expression;
import dev.sluice.expression.ExpressionException;
import dev.sluice.repository.resource.stored.StoredAttributes;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The protected resources of an entity type in one definition. */
final class Declared {
  private final String keyProperty;
  private final Set<String> keys;
  private final @Nullable String filter;
  private @Nullable Expression compiled;
  private boolean unknown;

  /**
   * @param keyProperty the property that the key stands for in the filter
   */
  Declared(String keyProperty, Set<String> keys, @Nullable String filter) {
    this.keyProperty = keyProperty;
    this.keys = keys;
    this.filter = filter;
  }

  boolean covers(String key, @Nullable String attributes) {
    return keys.contains(key) || (filter != null && holds(filter, key, attributes));
  }

  private boolean holds(String text, String key, @Nullable String attributes) {
    Expression expression = compile(text);
    if (expression == null || attributes == null) {
      return true;
    }
    Map<String, String> stored = StoredAttributes.texts(attributes);
    try {
      return expression.holds(
          column -> {
            String property = expression.columns().get(column);
            return property.equals(keyProperty) ? key : stored.getOrDefault(property, "");
          });
    } catch (EvaluationException cannotBeTold) {
      return true;
    }
  }

  /** Null if another release has loaded it, which knows functions that this one does not. */
  private @Nullable Expression compile(String text) {
    if (compiled == null && !unknown) {
      try {
        compiled = Expression.ofFilter(text);
      } catch (ExpressionException notKnownHere) {
        unknown = true;
      }
    }
    return compiled;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Declared declared
        && keyProperty.equals(declared.keyProperty)
        && keys.equals(declared.keys)
        && Objects.equals(filter, declared.filter);
  }

  @Override
  public int hashCode() {
    return Objects.hash(keyProperty, keys, filter);
  }
}
