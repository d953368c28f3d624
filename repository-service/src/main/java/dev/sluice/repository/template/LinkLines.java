package dev.sluice.repository.template;

import static dev.sluice.repository.jooq.Tables.PENDING_LINK;
import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK;
import static org.jooq.impl.DSL.select;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.repository.jooq.tables.Resource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.ResultQuery;
import org.jspecify.annotations.Nullable;

/**
 * The links of an association as lines of a separate source: one line per link, or one per owner if
 * a cell lists targets.
 */
final class LinkLines implements TemplateData {
  private static final int ROWS_PER_FETCH = 1000;

  private final DSLContext database;
  private final ConnectorDefinition connector;
  private final AssociationDefinition association;
  private final CellForm ownerForm;
  private final CellForm targetForm;

  LinkLines(DSLContext database, ConnectorDefinition connector, AssociationDefinition association) {
    this.database = database;
    this.connector = connector;
    this.association = association;
    ownerForm = new CellForm(TemplateColumns.naming(connector, association.owner()));
    targetForm = new CellForm(TemplateColumns.naming(connector, association.target()));
  }

  @Override
  public void each(Consumer<TemplateLine> consumer) {
    String separator = association.separator();
    Owner owner = null;
    try (Stream<Record2<String, String>> links = pairs().fetchSize(ROWS_PER_FETCH).stream()) {
      Iterator<Record2<String, String>> link = links.iterator();
      while (link.hasNext()) {
        Record2<String, String> pair = link.next();
        if (separator == null) {
          consumer.accept(line(pair.value1(), List.of(pair.value2()), null));
        } else if (owner == null || !owner.name().equals(pair.value1())) {
          end(owner, separator, consumer);
          owner = new Owner(pair.value1(), new ArrayList<>(List.of(pair.value2())));
        } else {
          owner.targets().add(pair.value2());
        }
      }
    }
    if (separator != null) {
      end(owner, separator, consumer);
    }
  }

  /** An owner whose targets are being collected. */
  private record Owner(String name, List<String> targets) {}

  private void end(@Nullable Owner owner, String separator, Consumer<TemplateLine> consumer) {
    if (owner != null) {
      consumer.accept(line(owner.name(), owner.targets(), separator));
    }
  }

  private TemplateLine line(String owner, List<String> targets, @Nullable String separator) {
    TemplateLine line = new TemplateLine();
    line.put(association.owner().column(), ownerForm, owner);
    if (separator == null) {
      line.put(association.target().column(), targetForm, targets.get(0));
    } else {
      line.putAll(association.target().column(), targetForm, targets, separator);
    }
    return line;
  }

  /** The names of both ends, those of links that wait for one among them. */
  private ResultQuery<Record2<String, String>> pairs() {
    LinkedValues values = new LinkedValues(connector);
    Resource owner = RESOURCE.as("owner");
    Resource target = RESOURCE.as("target");
    Field<String> ownerName = values.naming(association.owner(), owner).as("owner_name");
    Field<String> targetName = values.naming(association.target(), target).as("target_name");
    return database
        .select(ownerName, targetName)
        .from(RESOURCE_LINK)
        .join(owner)
        .on(owner.ID.eq(RESOURCE_LINK.OWNER_ID))
        .join(target)
        .on(target.ID.eq(RESOURCE_LINK.TARGET_ID))
        .where(RESOURCE_LINK.ASSOCIATION.eq(association.name()))
        .and(RESOURCE_LINK.CONNECTOR.eq(connector.name()))
        .unionAll(
            select(PENDING_LINK.OWNER_VALUE, PENDING_LINK.TARGET_VALUE)
                .from(PENDING_LINK)
                .where(PENDING_LINK.CONNECTOR.eq(connector.name()))
                .and(PENDING_LINK.ASSOCIATION.eq(association.name())))
        .orderBy(ownerName, targetName);
  }
}
