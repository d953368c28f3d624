package dev.sluice.repository.report;

import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static org.jooq.impl.DSL.jsonbGetAttributeAsText;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.repository.resource.type.ResourceType;
import dev.sluice.repository.resource.type.ResourceTypes;
import dev.sluice.repository.rest.ProblemException;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** Finds the parameter of a report among everything that loaded connectors declare. */
@Component
final class Subjects {
  private static final String BYTE_ORDER = "C";

  private final ResourceTypes types;

  Subjects(ResourceTypes types) {
    this.types = types;
  }

  ResourceType entityType(ReportSubject subject) {
    return types.get(subject.needEntityType());
  }

  AssociationDefinition association(ReportSubject subject) {
    String name = subject.needAssociation();
    return types.associations().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.invalid(
                    ReportSubject.ASSOCIATION, "no loaded connector declares it"));
  }

  /** A property's value as text. */
  Field<String> value(ReportSubject subject) {
    ResourceType type = entityType(subject);
    String property = subject.needProperty();
    if (type.key().name().equals(property)) {
      return RESOURCE.KEY;
    }
    if (type.property(property).isEmpty()) {
      throw ProblemException.invalid(
          ReportSubject.PROPERTY, "no loaded connector declares it for the entity type");
    }
    return jsonbGetAttributeAsText(RESOURCE.ATTRIBUTES, property).collate(BYTE_ORDER);
  }
}
