package dev.sluice.repository.query;

import static dev.sluice.repository.jooq.Tables.RESOURCE;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.repository.jooq.tables.Resource;
import dev.sluice.repository.report.Pairs;
import dev.sluice.repository.resource.type.Declarations;
import dev.sluice.repository.resource.type.ResourceType;
import dev.sluice.repository.resource.type.ResourceTypes;
import dev.sluice.repository.rest.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Table;

/**
 * Finds the columns of a query, and joins the resources that they refer to: {@code manager.mail} is
 * the mail of the resource at the other end of the link.
 */
final class QueryColumns {
  private static final int MAX_JOINS = 8;

  /** Where a path has come to. */
  private record End(Resource resource, ResourceType type) {}

  private final Declarations declared;
  private final List<AssociationDefinition> associations;
  private final Resource root = RESOURCE.as("asked");
  private final ResourceType rootType;
  private final Map<String, End> ends = new LinkedHashMap<>();
  private Table<?> tables = root;

  QueryColumns(ResourceTypes types, String entityType) {
    declared = types.read();
    associations = declared.associations();
    rootType = declared.get(entityType);
  }

  Resource root() {
    return root;
  }

  /** The resources that the query is about, joined with those that its columns lead to. */
  Table<?> tables() {
    return tables;
  }

  /** What tells rows apart: the keys of all resources in them. */
  List<Field<?>> keys() {
    List<Field<?>> keys = new ArrayList<>(List.of(root.KEY));
    ends.values().forEach(each -> keys.add(each.resource().KEY));
    return keys;
  }

  /**
   * The column with this path.
   *
   * @param field what the request calls it, for the problem if there is none
   */
  QueryColumn find(String field, String path) {
    String[] parts = path.split("\\.", -1);
    End end = new End(root, rootType);
    String prefix = "";
    for (int each = 0; each < parts.length - 1; each++) {
      AssociationDefinition association = association(end, parts[each]).orElse(null);
      if (association == null) {
        throw unknown(field, parts[each], "an association", associations(end));
      }
      prefix += parts[each] + ".";
      end = follow(prefix, end, association, field);
    }
    return last(field, prefix, end, parts[parts.length - 1]);
  }

  private QueryColumn last(String field, String prefix, End end, String name) {
    Optional<QueryColumn> own = property(end, name).or(() -> builtIn(end.resource(), name));
    if (own.isPresent()) {
      return own.get();
    }
    // The link alone stands for the one that it leads to.
    AssociationDefinition association = association(end, name).orElse(null);
    if (association == null) {
      List<String> known =
          Stream.concat(
                  end.type().all().stream().map(PropertyDefinition::name),
                  associations(end).stream())
              .toList();
      throw unknown(field, name, "a property or an association", known);
    }
    End target = follow(prefix + name + ".", end, association, field);
    return QueryColumn.of(PropertyType.STRING, target.resource().KEY);
  }

  private static Optional<QueryColumn> property(End end, String name) {
    if (end.type().key().name().equals(name)) {
      return Optional.of(QueryColumn.of(PropertyType.STRING, end.resource().KEY));
    }
    return end.type()
        .property(name)
        .map(each -> QueryColumn.ofProperty(end.resource(), name, each.type()));
  }

  /** What every resource has; a property of the same name comes first. */
  private static Optional<QueryColumn> builtIn(Resource resource, String name) {
    return switch (name) {
      case "key" -> Optional.of(QueryColumn.of(PropertyType.STRING, resource.KEY));
      case "active" -> Optional.of(QueryColumn.of(PropertyType.BOOLEAN, resource.ACTIVE));
      case "origin" -> Optional.of(QueryColumn.of(PropertyType.STRING, resource.ORIGIN));
      case "connector" -> Optional.of(QueryColumn.of(PropertyType.STRING, resource.CONNECTOR));
      case "updatedAt" -> Optional.of(QueryColumn.of(PropertyType.INSTANT, resource.UPDATED_AT));
      default -> Optional.empty();
    };
  }

  private Optional<AssociationDefinition> association(End end, String name) {
    return associations.stream()
        .filter(each -> each.name().equals(end.type().name() + "." + name))
        .findFirst();
  }

  private List<String> associations(End end) {
    String prefix = end.type().name() + ".";
    return associations.stream()
        .map(AssociationDefinition::name)
        .filter(each -> each.startsWith(prefix))
        .map(each -> each.substring(prefix.length()))
        .toList();
  }

  /** Each path is joined once, however many columns go along it. */
  private End follow(String prefix, End owner, AssociationDefinition association, String field) {
    End known = ends.get(prefix);
    if (known != null) {
      return known;
    }
    if (ends.size() == MAX_JOINS) {
      throw ProblemException.invalid(
          field, "a query follows at most " + MAX_JOINS + " different paths of associations");
    }
    Pairs pairs = Pairs.of(association.name(), "link" + ends.size());
    Resource target = RESOURCE.as("target" + ends.size());
    tables =
        tables
            .leftJoin(pairs.table())
            .on(pairs.owner().eq(owner.resource().ID))
            .leftJoin(target)
            .on(target.ID.eq(pairs.target()));
    End end = new End(target, declared.get(association.target().entityType()));
    ends.put(prefix, end);
    return end;
  }

  private static ProblemException unknown(
      String field, String name, String kind, List<String> known) {
    String shown = name.length() > 64 ? name.substring(0, 64) + "…" : name;
    return ProblemException.invalid(
        field,
        "`"
            + shown
            + "` is not "
            + kind
            + (known.isEmpty()
                ? ", and there is none"
                : "; there are " + String.join(", ", known)));
  }
}
