package dev.sluice.agent.prepare;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.LinkEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the ends of links stand in a file, and how they are written.
 *
 * @param besideEntity whether the links stand in the file of their owners, where an empty target is
 *     no fault
 */
record LinkCells(
    AssociationDefinition association,
    int owner,
    CellFormat ownerFormat,
    int target,
    CellFormat targetFormat,
    boolean besideEntity) {

  static LinkCells of(
      ConnectorDefinition connector, AssociationDefinition association, Header header) {
    String ownerType = association.owner().entityType();
    boolean besideEntity =
        connector.entityTypes().stream()
            .anyMatch(
                each ->
                    each.name().equals(ownerType) && each.source().equals(association.source()));
    return new LinkCells(
        association,
        header.require(association.owner().column()),
        format(connector, association.owner()),
        header.require(association.target().column()),
        format(connector, association.target()),
        besideEntity);
  }

  /** The single targets in a row's cell; none for a cell that is empty or emptied. */
  List<String> targets(RowBytes row) {
    String cell = row.text(target);
    if (Identifier.empty(cell)) {
      return List.of();
    }
    String separator = association.separator();
    if (separator == null) {
      return List.of(cell);
    }
    List<String> targets = new ArrayList<>();
    int start = 0;
    while (start <= cell.length()) {
      int end = cell.indexOf(separator, start);
      end = end < 0 ? cell.length() : end;
      String single = cell.substring(start, end).strip();
      if (!single.isEmpty()) {
        targets.add(single);
      }
      start = end + separator.length();
    }
    return targets;
  }

  boolean emptied(RowBytes row) {
    return row.text(target).equals(Command.EMPTIED);
  }

  /** An end is written as the property that it is looked up in, to be found there. */
  private static CellFormat format(ConnectorDefinition connector, LinkEnd end) {
    Optional<EntityTypeDefinition> type =
        connector.entityTypes().stream()
            .filter(each -> each.name().equals(end.entityType()))
            .findFirst();
    if (type.isEmpty()) {
      return CellFormat.STRING;
    }
    String property = end.property() == null ? type.get().key() : end.property();
    return CellFormat.of(type.get().property(property));
  }
}
