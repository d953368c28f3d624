package dev.sluice.agent.prepare;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import java.util.List;

/** An entity type or association, as far as preparing goes. */
interface Target {
  String name();

  String source();

  boolean association();

  /** The header of its sorted file, with a column for commands where the source gives them. */
  List<String> sortedHeader(boolean commands);

  /** What turns the rows of its source into its own. */
  TargetRows rows(Header header, boolean commands, PreparedTarget prepared);

  /** An entity type. */
  record EntityTarget(EntityTypeDefinition type) implements Target {
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
    public List<String> sortedHeader(boolean commands) {
      return EntityRows.sortedHeader(type, commands);
    }

    @Override
    public TargetRows rows(Header header, boolean commands, PreparedTarget prepared) {
      return new EntityRows(type, header, commands, prepared);
    }
  }

  /** An association of a connector. */
  record LinkTarget(ConnectorDefinition connector, AssociationDefinition links) implements Target {
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
    public List<String> sortedHeader(boolean commands) {
      return LinkRows.sortedHeader(commands);
    }

    @Override
    public TargetRows rows(Header header, boolean commands, PreparedTarget prepared) {
      return new LinkRows(connector, links, header, commands, prepared);
    }
  }
}
