package dev.sluice.repository.definition;

import dev.sluice.contract.activation.ActivationDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.repository.definition.yaml.Names;
import dev.sluice.repository.definition.yaml.NearestName;
import dev.sluice.repository.definition.yaml.Section;
import dev.sluice.repository.definition.yaml.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code activation}. */
final class ActivationReader {
  private static final int MOST_MAILS = 1_000_000;

  private final Section activation;
  private final List<EntityTypeDefinition> entityTypes;

  private ActivationReader(Section activation, List<EntityTypeDefinition> entityTypes) {
    this.activation = activation;
    this.entityTypes = entityTypes;
  }

  static ActivationDefinition read(Section activation, List<EntityTypeDefinition> entityTypes) {
    activation.only(
        "application", "entityType", "mail", "language", "template", "send", "maximumMails");
    return new ActivationReader(activation, entityTypes).read();
  }

  private ActivationDefinition read() {
    Optional<EntityTypeDefinition> type = entityType();
    return new ActivationDefinition(
        activation.required("application").flatMap(Names::read).orElse(""),
        type.map(EntityTypeDefinition::name).orElse(""),
        activation
            .required("mail")
            .flatMap(value -> property(value, type, Set.of(PropertyType.STRING)))
            .orElse(""),
        activation
            .value("language")
            .flatMap(
                value -> property(value, type, Set.of(PropertyType.STRING, PropertyType.LOCALE)))
            .orElse(null),
        activation
            .value("template")
            .flatMap(Names::read)
            .orElse(ActivationDefinition.DEFAULT_TEMPLATE),
        activation
            .value("send")
            .flatMap(value -> value.choice(ActivationDefinition.Start.class))
            .orElse(ActivationDefinition.Start.MANUAL),
        activation
            .value("maximumMails")
            .flatMap(value -> value.integer(0, MOST_MAILS))
            .orElse(ActivationDefinition.DEFAULT_MAXIMUM_MAILS));
  }

  private Optional<EntityTypeDefinition> entityType() {
    List<String> names = entityTypes.stream().map(EntityTypeDefinition::name).toList();
    Optional<Value> written = activation.value("entityType");
    if (written.isEmpty() && entityTypes.size() > 1) {
      activation.refuseKey(
          "entityType",
          "the connector has several entity types",
          "Add `entityType:` with one of " + NearestName.list(names));
      return Optional.empty();
    }
    return written.isEmpty()
        ? entityTypes.stream().findFirst()
        : written
            .flatMap(value -> Names.refer(value, "entity type", names))
            .flatMap(
                name -> entityTypes.stream().filter(each -> each.name().equals(name)).findFirst());
  }

  /** Without an entity type nothing is said of its properties: that is one problem, not three. */
  private static Optional<String> property(
      Value value, Optional<EntityTypeDefinition> type, Set<PropertyType> suitable) {
    if (type.isEmpty()) {
      return value.text();
    }
    List<PropertyDefinition> properties = type.get().properties();
    Optional<PropertyDefinition> named =
        Names.refer(value, "property", properties.stream().map(PropertyDefinition::name).toList())
            .flatMap(
                name -> properties.stream().filter(each -> each.name().equals(name)).findFirst());
    if (named.isPresent() && !suitable.contains(named.get().type())) {
      value.refuse("`" + named.get().name() + "` is not a text", "Name a text property");
      return Optional.empty();
    }
    return named.map(PropertyDefinition::name);
  }
}
