package dev.sluice.repository.template;

import static dev.sluice.repository.jooq.Tables.PENDING_LINK;
import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.jsonbGetAttributeAsText;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.unnest;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.LinkEnd;
import dev.sluice.repository.jooq.tables.Resource;
import org.jooq.Field;

/** The values that a source uses for the targets of a connector's links, including pending ones. */
final class LinkedValues {
  private static final String BYTE_ORDER = "C";

  private final ConnectorDefinition connector;

  LinkedValues(ConnectorDefinition connector) {
    this.connector = connector;
  }

  /** The value of a resource by which an end of links is found. */
  Field<String> naming(LinkEnd end, Resource resource) {
    String property = TemplateColumns.naming(connector, end).name();
    return property.equals(connector.entityType(end.entityType()).key())
        ? resource.KEY
        : jsonbGetAttributeAsText(resource.ATTRIBUTES, property).collate(BYTE_ORDER);
  }

  /** The targets of an owner. */
  Field<String[]> ofOwner(AssociationDefinition association, Resource owner) {
    Resource target = RESOURCE.as("target");
    Field<String> value = naming(association.target(), target).as("value");
    return array(
        select(value)
            .from(RESOURCE_LINK)
            .join(target)
            .on(target.ID.eq(RESOURCE_LINK.TARGET_ID))
            .where(RESOURCE_LINK.ASSOCIATION.eq(association.name()))
            .and(RESOURCE_LINK.OWNER_ID.eq(owner.ID))
            .and(RESOURCE_LINK.CONNECTOR.eq(connector.name()))
            .union(
                select(PENDING_LINK.TARGET_VALUE)
                    .from(PENDING_LINK)
                    .where(PENDING_LINK.CONNECTOR.eq(connector.name()))
                    .and(PENDING_LINK.ASSOCIATION.eq(association.name()))
                    .and(PENDING_LINK.OWNER_VALUE.eq(naming(association.owner(), owner))))
            .orderBy(value));
  }

  /** The owners of a target, in a row of which its waiting owners stand as well. */
  Field<String[]> ofTarget(
      AssociationDefinition association, Resource target, WaitingOwners waiting) {
    Resource owner = RESOURCE.as("owner");
    Field<String> value = naming(association.owner(), owner).as("value");
    return array(
        select(value)
            .from(RESOURCE_LINK)
            .join(owner)
            .on(owner.ID.eq(RESOURCE_LINK.OWNER_ID))
            .where(RESOURCE_LINK.ASSOCIATION.eq(association.name()))
            .and(RESOURCE_LINK.TARGET_ID.eq(target.ID))
            .and(RESOURCE_LINK.CONNECTOR.eq(connector.name()))
            .union(
                select(field(name("waiting"), String.class))
                    .from(unnest(waiting.owners()).as("each", "waiting")))
            .orderBy(value));
  }
}
