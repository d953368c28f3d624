package dev.sluice.contract.definition;

import dev.sluice.contract.cell.LinkConstraints;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a source become links of one kind.
 *
 * @param name the owner's entity type and the name of the link, as in {@code Group.members}
 * @param separator the text between several targets in one cell, if several are allowed
 * @param thresholds limits for this association, by {@link Threshold#label()}
 * @param filter the expression that selects rows of the source; without it all rows
 * @param constraints rules for its links
 */
public record AssociationDefinition(
    String name,
    String source,
    LinkEnd owner,
    LinkEnd target,
    Multiplicity multiplicity,
    @Nullable String separator,
    Map<String, Double> thresholds,
    @Nullable String filter,
    LinkConstraints constraints) {

  public AssociationDefinition {
    constraints = Objects.requireNonNullElse(constraints, LinkConstraints.NONE);
  }

  /** An association that takes every row of its source, without rules for its links. */
  public AssociationDefinition(
      String name,
      String source,
      LinkEnd owner,
      LinkEnd target,
      Multiplicity multiplicity,
      @Nullable String separator,
      Map<String, Double> thresholds) {
    this(
        name,
        source,
        owner,
        target,
        multiplicity,
        separator,
        thresholds,
        null,
        LinkConstraints.NONE);
  }
}
