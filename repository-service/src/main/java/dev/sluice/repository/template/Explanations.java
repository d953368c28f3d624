package dev.sluice.repository.template;

import dev.sluice.contract.cell.CellConstraints;
import dev.sluice.contract.cell.CellConversion;
import dev.sluice.contract.cell.LinkConstraints;
import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.LinkEnd;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.definition.StatusColumn;
import dev.sluice.contract.rows.EmptiedCell;
import dev.sluice.repository.template.ColumnUse.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Explains the columns of a template: a row for each use of a column. */
final class Explanations {
  static final List<String> HEADER =
      List.of("Column", "What it is", "Type", "Rules", "Example", "To empty it");

  private static final String NOTHING = "";
  private static final String EMPTIED =
      "Write "
          + EmptiedCell.TEXT
          + " with the command Modify or Merge; an empty cell leaves the value unchanged. In a"
          + " table without commands an empty cell means no value.";

  private final Template template;

  Explanations(Template template) {
    this.template = template;
  }

  List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (TemplateColumn column : template.columns()) {
      column.uses().forEach(use -> rows.add(row(column.name(), use)));
    }
    if (template.hasCommands()) {
      rows.add(
          List.of(
              Template.COMMAND,
              "The command for the row. Leave the whole column empty if the file is the whole"
                  + " table.",
              "Word",
              String.join(", ", Template.COMMANDS),
              "Merge",
              NOTHING));
    }
    return rows;
  }

  private static List<String> row(String column, ColumnUse use) {
    return List.of(column, what(use), type(use), rules(use), example(use), emptied(use));
  }

  private static String what(ColumnUse use) {
    AssociationDefinition association = use.association();
    if (association != null) {
      LinkEnd end = use.kind() == Kind.OWNER ? association.owner() : association.target();
      String by = end.property() == null ? "its key" : "its " + end.property();
      return (use.kind() == Kind.OWNER ? "Owner" : "Target")
          + " of "
          + use.what()
          + ": a "
          + end.entityType()
          + ", by "
          + by;
    }
    return switch (use.kind()) {
      case KEY -> use.what() + ", which identifies the row";
      case STATUS -> "Whether the " + use.what() + " is active";
      case READ -> "What " + use.what() + " reads";
      case PROPERTY, OWNER, TARGET -> use.what();
    };
  }

  private static String type(ColumnUse use) {
    PropertyDefinition property = use.property();
    if (property == null) {
      return use.kind() == Kind.READ ? "Text" : "Word";
    }
    return switch (property.type()) {
      case STRING -> "Text";
      case INTEGER -> "Whole number";
      case DECIMAL -> "Number";
      case BOOLEAN -> "true or false";
      case DATE -> "Day";
      case INSTANT -> "Day and time";
      case LOCALE -> "Language";
    };
  }

  private static String rules(ColumnUse use) {
    List<String> rules = new ArrayList<>();
    StatusColumn status = use.status();
    if (status != null) {
      rules.add("active: " + String.join(", ", status.active()));
      rules.add("not active: " + String.join(", ", status.inactive()));
      rules.add("empty: active");
    }
    PropertyDefinition property = use.property();
    if (property != null && use.association() == null) {
      if (property.required() || use.kind() == Kind.KEY) {
        rules.add("required");
      }
      if (property.unique() || use.kind() == Kind.KEY) {
        rules.add("unique");
      }
      rules.addAll(asked(property));
    }
    if (property != null && property.format() != null) {
      rules.add("written as " + property.format());
      if (property.timeZone() != null) {
        rules.add("in the time zone " + property.timeZone());
      }
    }
    AssociationDefinition association = use.association();
    if (use.kind() == Kind.TARGET && association != null && association.separator() != null) {
      rules.add("several with " + association.separator() + " between them");
    }
    if (use.kind() == Kind.TARGET && association != null) {
      LinkConstraints asked = association.constraints();
      if (asked.maxTargets() != null) {
        rules.add("at most " + asked.maxTargets());
      }
      if (asked.targetMustExist()) {
        rules.add("must exist");
      }
    }
    return String.join("; ", rules);
  }

  private static List<String> asked(PropertyDefinition property) {
    CellConstraints asked = property.constraints();
    List<String> rules = new ArrayList<>();
    if (asked.minLength() != null) {
      rules.add("at least " + asked.minLength() + " characters");
    }
    if (asked.maxLength() != null) {
      rules.add("at most " + asked.maxLength() + " characters");
    }
    if (asked.pattern() != null) {
      rules.add("matches " + asked.pattern());
    }
    if (!asked.oneOf().isEmpty()) {
      rules.add("one of " + String.join(", ", asked.oneOf()));
    }
    if (asked.exclude() != null) {
      rules.add("none of the list " + asked.exclude());
    }
    if (asked.min() != null) {
      rules.add("not less than " + asked.min());
    }
    if (asked.max() != null) {
      rules.add("not more than " + asked.max());
    }
    if (asked.immutable()) {
      rules.add("cannot change after it is stored");
    }
    CellConversion conversion = property.conversion();
    conversion
        .values()
        .forEach(
            (word, value) -> rules.add(word + " means " + (value.isEmpty() ? "no value" : value)));
    if (conversion.defaultValue() != null) {
      rules.add(
          "empty means "
              + conversion.defaultValue()
              + " (with Modify or Merge only if the resource is new)");
    }
    return rules;
  }

  private static String example(ColumnUse use) {
    StatusColumn status = use.status();
    if (status != null) {
      return status.active().isEmpty() ? NOTHING : status.active().get(0);
    }
    PropertyDefinition property = use.property();
    String value = property == null ? null : example(property.type());
    CellForm.Cell cell =
        property == null || value == null ? null : new CellForm(property).cell(value);
    return cell == null ? NOTHING : cell.text();
  }

  private static @Nullable String example(PropertyType type) {
    return switch (type) {
      case STRING -> null;
      case INTEGER -> "42";
      case DECIMAL -> "12.5";
      case BOOLEAN -> "true";
      case DATE -> "2020-03-31";
      case INSTANT -> "2020-03-31T08:00:00Z";
      case LOCALE -> "en-US";
    };
  }

  private static String emptied(ColumnUse use) {
    return switch (use.kind()) {
      case KEY -> "It is never empty.";
      case OWNER, READ -> NOTHING;
      case STATUS -> "An empty cell means active, or no change with Modify or Merge.";
      case PROPERTY ->
          use.property() != null && use.property().required() ? "A value is required." : EMPTIED;
      case TARGET -> EMPTIED;
    };
  }
}
