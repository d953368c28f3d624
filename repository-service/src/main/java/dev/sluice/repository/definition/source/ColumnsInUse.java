package dev.sluice.repository.definition.source;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.expression.Expression;
import dev.sluice.expression.ExpressionException;
import dev.sluice.repository.definition.yaml.NearestName;
import dev.sluice.repository.definition.yaml.Section;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The columns of a source that a definition reads, so that a name beside them is a mistake. */
final class ColumnsInUse {
  private final Set<String> names = new TreeSet<>();

  ColumnsInUse(
      String source,
      List<EntityTypeDefinition> entityTypes,
      List<AssociationDefinition> associations) {
    entityTypes.stream().filter(type -> type.source().equals(source)).forEach(this::add);
    associations.stream().filter(links -> links.source().equals(source)).forEach(this::add);
  }

  private void add(EntityTypeDefinition type) {
    for (PropertyDefinition property : type.properties()) {
      if (property.expression() == null) {
        names.add(property.column());
      } else {
        addRead(property.expression(), property.type());
      }
    }
    if (type.status() != null) {
      names.add(type.status().column());
    }
    addRead(type.filter(), null);
  }

  private void add(AssociationDefinition links) {
    names.add(links.owner().column());
    names.add(links.target().column());
    addRead(links.filter(), null);
  }

  private void addRead(@Nullable String expression, @Nullable PropertyType type) {
    try {
      if (expression != null) {
        names.addAll(
            (type == null
                    ? Expression.ofFilter(expression)
                    : Expression.ofProperty(type, expression))
                .columns());
      }
    } catch (ExpressionException reportedAlready) {
      // The definition is refused for that.
    }
  }

  /** Refuses a key that is the name of no column. */
  void refuseUnread(Section section, String name) {
    if (!names.contains(name)) {
      section.refuseKey(
          name, "nothing reads this column of the source", NearestName.remedy(name, names));
    }
  }
}
