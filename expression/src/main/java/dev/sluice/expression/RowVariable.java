package dev.sluice.expression;

import dev.cel.runtime.CelVariableResolver;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The variable {@code row}: a cell is read when the expression uses it. */
final class RowVariable extends AbstractMap<String, String> implements CelVariableResolver {
  private final RowColumns columns;
  private final Expression.Cells cells;

  RowVariable(RowColumns columns, Expression.Cells cells) {
    this.columns = columns;
    this.cells = cells;
  }

  @Override
  public Optional<Object> find(String name) {
    return name.equals(RowColumns.ROW) ? Optional.of(this) : Optional.empty();
  }

  @Override
  public @Nullable String get(@Nullable Object column) {
    int index = index(column);
    return index < 0 ? null : cells.text(index);
  }

  @Override
  public boolean containsKey(@Nullable Object column) {
    return index(column) >= 0;
  }

  private int index(@Nullable Object column) {
    return column instanceof String name ? columns.index(name) : -1;
  }

  /** No expression sees the whole row. */
  @Override
  public Set<Map.Entry<String, String>> entrySet() {
    throw new UnsupportedOperationException();
  }
}
