package dev.sluice.agent.prepare;

import dev.sluice.agent.prepare.command.CommandLog;
import dev.sluice.agent.prepare.source.Header;
import dev.sluice.agent.prepare.value.ExcludeLists;
import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.StatusColumn;
import dev.sluice.contract.recount.DateShift;
import dev.sluice.contract.rows.SortedHeader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An entity type or association during prepare. */
interface Dataset {
  String name();

  String source();

  boolean association();

  /** The columns that its source's file must have. */
  List<String> columns();

  /** The column that tells the rows of its source's file apart. */
  String keyColumn();

  /** The header of its sorted file, without commands. */
  List<String> sortedHeader();

  /**
   * What turns the rows of its source into its own.
   *
   * @param commands those of the rows that are used
   * @param lists of excluded values
   */
  DatasetRows rows(
      Header header, RowCommands commands, PreparedDataset prepared, ExcludeLists lists)
      throws IOException;

  /** The most links of one owner; null without a limit. */
  @Nullable Integer maxTargets();

  /** What folds its rows if they are commands. */
  CommandLog log(CommandLog.Outcome outcome);

  /** Everything that the connector prepares: all entity types, then all associations. */
  static List<Dataset> all(ConnectorDefinition connector) {
    return all(connector, Map.of());
  }

  /**
   * The same, read otherwise.
   *
   * @param shifts by property, how far its dates are moved
   */
  static List<Dataset> all(ConnectorDefinition connector, Map<String, DateShift> shifts) {
    return Stream.<Dataset>concat(
            connector.entityTypes().stream()
                .map(each -> new EntityDataset(each, RowExpressions.of(each), shifts)),
            connector.associations().stream()
                .map(each -> new LinkDataset(connector, each, RowExpressions.of(each))))
        .toList();
  }

  /** The columns that any of these reads from this source. */
  static List<String> columns(List<Dataset> datasets, String source) {
    return datasets.stream()
        .filter(each -> each.source().equals(source))
        .flatMap(each -> each.columns().stream())
        .toList();
  }

  /** An entity type. */
  record EntityDataset(
      EntityTypeDefinition type, RowExpressions expressions, Map<String, DateShift> shifts)
      implements Dataset {
    @Override
    public String name() {
      return type.name();
    }

    @Override
    public String source() {
      return type.source();
    }

    @Override
    public boolean association() {
      return false;
    }

    @Override
    public List<String> columns() {
      StatusColumn status = type.status();
      return Stream.of(
              type.properties().stream()
                  .filter(each -> !each.computed())
                  .map(PropertyDefinition::column),
              Stream.ofNullable(status).map(StatusColumn::column),
              expressions.columns())
          .flatMap(each -> each)
          .toList();
    }

    @Override
    public String keyColumn() {
      return type.property(type.key()).column();
    }

    @Override
    public List<String> sortedHeader() {
      return SortedHeader.of(type);
    }

    @Override
    public DatasetRows rows(
        Header header, RowCommands commands, PreparedDataset prepared, ExcludeLists lists)
        throws IOException {
      EntityRows rows =
          new EntityRows(type, expressions, shifts, header, commands, prepared, lists);
      return expressions.filtered(rows, header, commands, prepared);
    }

    @Override
    public @Nullable Integer maxTargets() {
      return null;
    }

    @Override
    public CommandLog log(CommandLog.Outcome outcome) {
      return CommandLog.ofResources(type, outcome);
    }
  }

  /** An association of a connector. */
  record LinkDataset(
      ConnectorDefinition connector, AssociationDefinition links, RowExpressions expressions)
      implements Dataset {
    @Override
    public String name() {
      return links.name();
    }

    @Override
    public String source() {
      return links.source();
    }

    @Override
    public boolean association() {
      return true;
    }

    @Override
    public List<String> columns() {
      return Stream.concat(
              Stream.of(links.owner().column(), links.target().column()), expressions.columns())
          .toList();
    }

    @Override
    public String keyColumn() {
      return links.owner().column();
    }

    @Override
    public List<String> sortedHeader() {
      return SortedHeader.ofLinks();
    }

    @Override
    public DatasetRows rows(
        Header header, RowCommands commands, PreparedDataset prepared, ExcludeLists lists) {
      LinkRows rows = new LinkRows(connector, links, header, commands, prepared);
      return expressions.filtered(rows, header, commands, prepared);
    }

    @Override
    public @Nullable Integer maxTargets() {
      return links.constraints().maxTargets();
    }

    @Override
    public CommandLog log(CommandLog.Outcome outcome) {
      return CommandLog.ofLinks(links.multiplicity(), outcome);
    }
  }
}
