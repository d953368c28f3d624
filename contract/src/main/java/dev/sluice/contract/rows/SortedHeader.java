package dev.sluice.contract.rows;

import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import java.util.ArrayList;
import java.util.List;

/** The header of a sorted file. */
public final class SortedHeader {
  /** The first column of a file whose rows have commands. */
  public static final String COMMAND = "command";

  /** The last column of an entity type with a status. */
  public static final String ACTIVE = "active";

  private static final List<String> LINKS = List.of("owner", "target");

  private SortedHeader() {}

  /** The key, the attributes in the order of the definition, and whether it is active. */
  public static List<String> of(EntityTypeDefinition type) {
    List<String> names = new ArrayList<>(List.of(type.key()));
    attributes(type).forEach(each -> names.add(each.name()));
    if (type.status() != null) {
      names.add(ACTIVE);
    }
    return names;
  }

  /** The properties that are attributes: all but the key. */
  public static List<PropertyDefinition> attributes(EntityTypeDefinition type) {
    return type.properties().stream().filter(each -> !each.name().equals(type.key())).toList();
  }

  /** Owner and target of a link. */
  public static List<String> ofLinks() {
    return LINKS;
  }

  /** A header with the column of commands before the others. */
  public static List<String> withCommand(List<String> header) {
    List<String> names = new ArrayList<>(List.of(COMMAND));
    names.addAll(header);
    return names;
  }
}
