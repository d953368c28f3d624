package dev.sluice.agent.prepare;

import dev.sluice.agent.prepare.command.Command;
import dev.sluice.agent.prepare.command.LinkCommand;
import dev.sluice.agent.prepare.source.CsvRow;
import dev.sluice.agent.prepare.source.Header;
import dev.sluice.agent.prepare.value.CellFormat;
import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.LinkEnd;
import dev.sluice.contract.definition.Multiplicity;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.rows.WhiteSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The positions and formats of the ends of links in a file.
 *
 * @param besideEntity whether the file is that of an entity type, whose rows need not name a link
 * @param ownRow whether each row is that of the owner itself
 * @param ownKey whether the owner's cell is the key of the row, which none may lack
 */
record LinkCells(
    AssociationDefinition association,
    int owner,
    CellFormat ownerFormat,
    int target,
    CellFormat targetFormat,
    boolean besideEntity,
    boolean ownRow,
    boolean ownKey) {

  static LinkCells of(
      ConnectorDefinition connector, AssociationDefinition association, Header header) {
    LinkEnd owner = association.owner();
    Optional<EntityTypeDefinition> ownerType =
        type(connector, owner).filter(each -> each.source().equals(association.source()));
    return new LinkCells(
        association,
        header.require(owner.column()),
        format(connector, owner),
        header.require(association.target().column()),
        format(connector, association.target()),
        connector.entityTypes().stream()
            .anyMatch(each -> each.source().equals(association.source())),
        ownerType.filter(each -> reads(each, property(each, owner), owner)).isPresent(),
        ownerType.filter(each -> reads(each, each.key(), owner)).isPresent());
  }

  /** Whether an owner has one target at most, so that a target is all that it has. */
  boolean singleTarget() {
    return association.multiplicity() == Multiplicity.ONE;
  }

  /** Whether a cell lists all of an owner's targets. */
  boolean listed() {
    return association.separator() != null;
  }

  /** Whether the row names no owner, as rows of an entity type may. */
  boolean namesNoOwner(CsvRow row) {
    return besideEntity && !ownKey && row.namesNothing(owner);
  }

  /** The single targets in a row's cell; none for a cell that is empty or emptied. */
  List<String> targets(CsvRow row) {
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
      String single = WhiteSpace.strip(cell.substring(start, end));
      if (!single.isEmpty()) {
        targets.add(single);
      }
      start = end + separator.length();
    }
    return targets;
  }

  boolean emptied(CsvRow row) {
    return row.emptied(target);
  }

  /** What a row's command means if the row names targets. */
  LinkCommand meaning(Command command) {
    if (command == Command.DELETE) {
      return LinkCommand.DELETE;
    }
    if (singleTarget() || (ownRow && listed())) {
      return LinkCommand.SET;
    }
    // A file of lists has a row for each owner, but one that is inserted there only adds to it.
    boolean list = listed() && !besideEntity;
    return list && command != Command.INSERT ? LinkCommand.SET : LinkCommand.INSERT;
  }

  /**
   * Whether a row says by its command alone that its owner has no targets.
   *
   * @param emptied whether the cell of targets says so in words
   */
  boolean takesAll(Command command, boolean emptied) {
    if (ownRow) {
      return switch (command) {
        // The owner goes, and for good its links with it.
        case DELETE -> true;
        case INSERT -> singleTarget() || listed();
        default -> emptied;
      };
    }
    if (besideEntity || command == Command.INSERT) {
      return false;
    }
    return emptied || (listed() && command != Command.DELETE);
  }

  private static boolean reads(EntityTypeDefinition type, String property, LinkEnd end) {
    PropertyDefinition read = type.property(property);
    return !read.computed() && read.column().equals(end.column());
  }

  private static Optional<EntityTypeDefinition> type(ConnectorDefinition connector, LinkEnd end) {
    return connector.entityTypes().stream()
        .filter(each -> each.name().equals(end.entityType()))
        .findFirst();
  }

  /** The property that an end is looked up in. */
  private static String property(EntityTypeDefinition type, LinkEnd end) {
    return end.property() == null ? type.key() : end.property();
  }

  /** An end is written as the property that it is looked up in, to be found there. */
  private static CellFormat format(ConnectorDefinition connector, LinkEnd end) {
    return type(connector, end)
        .map(each -> CellFormat.of(each.property(property(each, end))))
        .orElse(CellFormat.STRING);
  }
}
