package dev.sluice.repository.reject;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.SourceDefinition;
import dev.sluice.contract.rows.WrittenValue;
import dev.sluice.repository.resource.StoredAttributes;
import dev.sluice.repository.rest.export.CsvLists;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The columns of a source's file, and the cells that rows would have in it that the server refused:
 * it knows their values and not their cells. Cells that nothing is known of are empty, which leaves
 * alone what they are about.
 */
final class RejectedFile {
  private final ConnectorDefinition connector;
  private final String source;
  private final List<String> all;

  /** A file that was corrected and is refused again has columns for errors already. */
  private final List<Integer> kept;

  /**
   * A source's file.
   *
   * @param known the columns of the file, where the agent has told them
   */
  RejectedFile(ConnectorDefinition connector, String source, @Nullable List<String> known) {
    this.connector = connector;
    this.source = source;
    all = known == null ? mapped(connector, source) : known;
    kept =
        IntStream.range(0, all.size())
            .filter(each -> !RejectedRow.ERROR_COLUMNS.contains(all.get(each)))
            .boxed()
            .toList();
  }

  /** The columns of the source's file, without those that tell errors. */
  List<String> columns() {
    return kept.stream().map(all::get).toList();
  }

  /** The cells that a row has in these columns; a ragged row may lack some. */
  List<String> cells(List<String> read) {
    return kept.stream().map(each -> each < read.size() ? read.get(each) : "").toList();
  }

  /** How the source reads its file, so that it can read this one. */
  CsvLists.Format format() {
    return source()
        .map(SourceDefinition::asCsv)
        .map(csv -> new CsvLists.Format(csv.delimiter().charAt(0), Charset.forName(csv.encoding())))
        .orElse(CsvLists.Format.USUAL);
  }

  /** The source; empty where the definition has none of this name. */
  Optional<SourceDefinition> source() {
    return connector.sources().stream().filter(each -> each.name().equals(source)).findFirst();
  }

  /** The columns that the definition maps, in its order. */
  private static List<String> mapped(ConnectorDefinition connector, String source) {
    Set<String> columns = new LinkedHashSet<>();
    for (EntityTypeDefinition type : connector.entityTypes()) {
      if (type.source().equals(source)) {
        type.properties().stream()
            .filter(property -> !property.computed())
            .forEach(property -> columns.add(property.column()));
        if (type.status() != null) {
          columns.add(type.status().column());
        }
      }
    }
    for (AssociationDefinition links : connector.associations()) {
      if (links.source().equals(source)) {
        columns.add(links.owner().column());
        columns.add(links.target().column());
      }
    }
    return List.copyOf(columns);
  }

  /** The cells of a resource that was refused. */
  List<String> cells(EntityTypeDefinition type, @Nullable String key, @Nullable String attributes) {
    String[] cells = empty();
    JsonNode values = StoredAttributes.read(attributes == null ? "{}" : attributes);
    for (PropertyDefinition property : type.properties()) {
      String value = StoredAttributes.text(values.path(property.name()));
      if (value != null && !property.computed()) {
        set(cells, property.column(), WrittenValue.of(property).cell(value));
      }
    }
    if (key != null) {
      PropertyDefinition property = type.property(type.key());
      set(cells, property.column(), WrittenValue.of(property).cell(key));
    }
    return cells(Arrays.asList(cells));
  }

  /** The cells of a link that was refused. */
  List<String> cells(AssociationDefinition links, String owner, String target) {
    String[] cells = empty();
    set(cells, links.owner().column(), owner);
    set(cells, links.target().column(), target);
    return cells(Arrays.asList(cells));
  }

  Optional<EntityTypeDefinition> entityType(String target) {
    return connector.entityTypes().stream().filter(each -> each.name().equals(target)).findFirst();
  }

  Optional<AssociationDefinition> association(String target) {
    return connector.associations().stream().filter(each -> each.name().equals(target)).findFirst();
  }

  private String[] empty() {
    String[] cells = new String[all.size()];
    Arrays.fill(cells, "");
    return cells;
  }

  private void set(String[] cells, String column, String cell) {
    int index = all.indexOf(column);
    if (index >= 0) {
      cells[index] = cell;
    }
  }
}
