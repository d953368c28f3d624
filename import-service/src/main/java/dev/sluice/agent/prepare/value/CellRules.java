package dev.sluice.agent.prepare.value;

import com.google.re2j.Pattern;
import dev.sluice.contract.cell.CellConstraints;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.rows.CellConverter;
import dev.sluice.contract.rows.CellConverter.Converted;
import dev.sluice.contract.rows.CellFault;
import dev.sluice.contract.rows.ValueConstraints;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/** The rules of a property for its cells, in addition to reading their type. */
public final class CellRules {
  private final CellConverter converter;
  private final ValueConstraints constraints;

  private CellRules(CellConverter converter, ValueConstraints constraints) {
    this.converter = converter;
    this.constraints = constraints;
  }

  /** The rules of a property, whose list of excluded values is read. */
  public static CellRules of(PropertyDefinition property, ExcludeLists lists) throws IOException {
    CellConstraints asked = property.constraints();
    Predicate<String> excluded =
        asked.exclude() == null ? text -> false : lists.list(asked.exclude());
    return new CellRules(
        CellConverter.of(property), new ValueConstraints(property, matching(asked), excluded));
  }

  /** RE2 takes time in proportion to the text, so that no pattern can stop an agent. */
  private static Predicate<String> matching(CellConstraints asked) {
    return asked.pattern() == null ? text -> true : Pattern.compile(asked.pattern())::matches;
  }

  /** What a cell that is not empty becomes. */
  public Converted convert(String cell) {
    return converter.convert(cell);
  }

  /** Everything that is wrong with what a cell became. */
  public List<CellFault> faults(Converted converted, String value) {
    return constraints.faults(converted.text(), value);
  }
}
