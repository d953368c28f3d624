package dev.sluice.contract.definition;

import dev.sluice.contract.cell.LinkConstraints;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a source become links of one kind.
 *
 * @param name owner's entity type and the name of the link, as in {@code Group.members}
 * @param separator what stands between several targets in one cell, if several may stand there
 * @param thresholds limits for this association alone, by {@link Threshold#label()}
 * @param filter the expression that tells which rows of the source are meant; all without one
 * @param constraints what is asked of its links
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

  /** An association that takes every row of its source, and of whose links nothing is asked. */
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
