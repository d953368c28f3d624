package dev.sluice.repository.resource.manual;

import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.repository.resource.stored.StoredAttributes;
import dev.sluice.repository.resource.type.ResourceType;
import dev.sluice.repository.rest.ProblemException.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The values that a person wants a resource to have. All errors are collected and reported
 * together.
 */
final class WantedValues {
  /** A body may name a million properties that there are not. */
  private static final int MOST_ERRORS = 100;

  private final ResourceType type;
  private final ValueRules rules;
  private final List<FieldError> errors = new ArrayList<>();

  WantedValues(ResourceType type, ValueRules rules) {
    this.type = type;
    this.rules = rules;
  }

  /** The key in its canonical form; not to be used before {@link #refuseErrors()}. */
  String key(String key) {
    try {
      String canonical = AttributeValue.key(type.key(), key);
      judge(type.key().name(), canonical);
      return canonical;
    } catch (InvalidAttributeException invalid) {
      add(invalid.error());
      return key;
    }
  }

  /** Puts values instead of those that a resource has. */
  void putInto(ObjectNode attributes, ObjectNode wanted) {
    for (String name : wanted.propertyNames()) {
      try {
        put(attributes, name, value(name, wanted.get(name)));
      } catch (InvalidAttributeException invalid) {
        add(invalid.error());
      }
    }
    Set<String> required = rules.required();
    for (PropertyDefinition each : type.properties()) {
      boolean told = errors.stream().anyMatch(error -> error.field().equals(each.name()));
      if (required.contains(each.name()) && !attributes.has(each.name()) && !told) {
        add(new FieldError(each.name(), "is required"));
      }
    }
  }

  private Optional<JsonNode> value(String name, JsonNode wanted) {
    if (name.equals(type.key().name())) {
      throw new InvalidAttributeException(name, "is the key, which belongs in `key`");
    }
    PropertyDefinition property =
        type.property(name)
            .orElseThrow(
                () -> new InvalidAttributeException(name, "is not a property of " + type.name()));
    return AttributeValue.of(property, wanted);
  }

  private void put(ObjectNode attributes, String name, Optional<JsonNode> value) {
    if (value.isEmpty()) {
      attributes.remove(name);
      return;
    }
    String text = Objects.requireNonNull(StoredAttributes.text(value.get()));
    // What a resource has already stays, though its definition allows less by now.
    if (!text.equals(StoredAttributes.text(attributes.path(name)))) {
      judge(name, text);
    }
    attributes.set(name, value.get());
  }

  private void judge(String property, String value) {
    rules.faults(property, value).forEach(each -> add(new FieldError(property, each)));
  }

  private void add(FieldError error) {
    if (errors.size() < MOST_ERRORS) {
      errors.add(error);
    }
  }

  /**
   * Ends here if anything is wrong.
   *
   * @throws dev.sluice.repository.rest.ProblemException with all that is wrong
   */
  void refuseErrors() {
    if (!errors.isEmpty()) {
      throw ResourceProblems.invalidAttributes(List.copyOf(errors));
    }
  }
}
