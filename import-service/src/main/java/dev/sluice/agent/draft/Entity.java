package dev.sluice.agent.draft;

import dev.sluice.agent.draft.References.Reference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A file whose rows become an entity type. */
final class Entity {
  final FileProfile file;
  final String type;
  final ColumnProfile key;
  final Optional<StatusChoice> status;

  /** What its columns refer to, if names and values both say so. */
  final List<Reference> links;

  /** References for which the names say nothing. */
  final List<Reference> doubtful;

  /** The names of the properties, by column. */
  private final Map<ColumnProfile, String> names = new LinkedHashMap<>();

  private final Set<ColumnProfile> namesEnds = new HashSet<>();

  Entity(FileProfile file, String type, ColumnProfile key, List<Reference> references) {
    this.file = file;
    this.type = type;
    this.key = key;
    status = StatusChoice.of(file);
    Map<ColumnProfile, Reference> likeliest = new LinkedHashMap<>();
    references.stream()
        .filter(
            each ->
                each.column() != key && status.stream().noneMatch(s -> s.column() == each.column()))
        .forEach(each -> likeliest.putIfAbsent(each.column(), each));
    links = likeliest.values().stream().filter(Evidence::convinces).toList();
    doubtful = likeliest.values().stream().filter(each -> !Evidence.convinces(each)).toList();
    nameProperties();
  }

  private void nameProperties() {
    var free = new FreeNames();
    for (ColumnProfile column : columns()) {
      names.put(column, free.of(Words.identifier(column.name, "column" + (column.index + 1))));
    }
  }

  /** The columns that become properties: neither the status nor a link that names nobody itself. */
  private List<ColumnProfile> columns() {
    List<ColumnProfile> columns = new ArrayList<>(file.columns);
    columns.removeIf(each -> !each.mappable());
    status.ifPresent(each -> columns.remove(each.column()));
    links.stream()
        .map(Reference::column)
        .filter(each -> !KeyChoice.identifies(file, each))
        .forEach(columns::remove);
    return columns;
  }

  /** A link finds its end by this column, so that it must be unique. */
  void namesEnds(ColumnProfile column) {
    namesEnds.add(column);
  }

  Map<ColumnProfile, String> properties() {
    return names;
  }

  /** Whether two resources must not share its value: a link needs it, or values and name say so. */
  boolean unique(ColumnProfile column) {
    return column != key
        && column.unique()
        && (namesEnds.contains(column)
            || (KeyNames.score(column.name) >= KeyNames.LIKELY && column.filled() == file.rows));
  }
}
