package dev.sluice.repository.template;

import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.definition.StatusColumn;
import dev.sluice.repository.template.ColumnUse.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A column of a source.
 *
 * @param uses what it is read for, at least one
 */
record TemplateColumn(String name, List<ColumnUse> uses) {

  /** Whether a spreadsheet has to leave as it is what stands here. */
  boolean text() {
    return uses.stream().anyMatch(each -> each.identifies() || each.kind() == Kind.READ)
        || types()
            .anyMatch(
                each ->
                    switch (each) {
                      case STRING, LOCALE, INSTANT -> true;
                      case INTEGER, DECIMAL, BOOLEAN, DATE -> false;
                    })
        || uses.stream().anyMatch(ColumnUse::formatted);
  }

  boolean days() {
    return !text() && types().anyMatch(each -> each == PropertyType.DATE);
  }

  /** The words to choose from; empty if anything may stand. */
  List<String> choices() {
    List<String> choices = new ArrayList<>();
    for (ColumnUse each : uses) {
      StatusColumn status = each.status();
      if (status != null) {
        choices.addAll(status.active());
        choices.addAll(status.inactive());
      }
      if (each.property() != null && each.association() == null) {
        choices.addAll(words(each.property()));
      }
    }
    return choices.stream().distinct().toList();
  }

  /** The values that are allowed, if they are few, as a cell has them. */
  private static List<String> words(PropertyDefinition property) {
    List<String> allowed = property.constraints().oneOf();
    if (allowed.isEmpty() && property.type() == PropertyType.BOOLEAN) {
      allowed = List.of("true", "false");
    }
    CellForm form = new CellForm(property);
    return allowed.stream()
        .map(form::cell)
        .filter(Objects::nonNull)
        .map(CellForm.Cell::text)
        .toList();
  }

  private Stream<PropertyType> types() {
    return uses.stream().map(ColumnUse::property).filter(Objects::nonNull).map(each -> each.type());
  }
}
