package dev.sluice.repository.template;

import dev.sluice.contract.definition.ConnectorDefinition;
import java.util.ArrayList;
import java.util.List;

/**
 * A file for people to fill in.
 *
 * @param source the source that reads it
 * @param data what is in it already
 */
record Template(
    ConnectorDefinition connector, String source, List<TemplateColumn> columns, TemplateData data) {
  /** The column that says what is to be done with a row. */
  static final String COMMAND = "Command";

  static final List<String> COMMANDS = List.of("Add", "Modify", "Merge", "Delete");

  /** Whether there is a column for commands, which a definition may have another use for. */
  boolean hasCommands() {
    return columns.stream().noneMatch(each -> each.name().equalsIgnoreCase(COMMAND));
  }

  /** The names of all columns. */
  List<String> header() {
    List<String> header = new ArrayList<>();
    columns.forEach(each -> header.add(each.name()));
    if (hasCommands()) {
      header.add(COMMAND);
    }
    return header;
  }
}
