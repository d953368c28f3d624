package dev.sluice.agent.draft;

import dev.sluice.agent.draft.Draft.LookedAt;
import dev.sluice.agent.draft.Draft.Remark;
import dev.sluice.agent.draft.References.Reference;
import dev.sluice.agent.draft.References.Target;
import dev.sluice.agent.guess.TextGuess;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.definition.source.CsvFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes a draft as YAML; it marks what a person should check, and collects these marks. The class
 * is long because it writes one text from its first line to its last, with the reason beside each
 * guess.
 */
final class DraftText {
  private static final String LOOK = "LOOK: ";

  private final String connector;
  private final List<Entity> entities;
  private final List<Links> links;
  private final StringBuilder text = new StringBuilder();
  private final List<Remark> remarks = new ArrayList<>();
  private final FreeNames associations = new FreeNames();
  private final Map<FileProfile, String> becomes = new LinkedHashMap<>();

  DraftText(String connector, List<Entity> entities, List<Links> links) {
    this.connector = connector;
    this.entities = entities;
    this.links = links;
    for (Entity entity : entities) {
      entity.links.forEach(each -> markEnd(each.target()));
    }
    for (Links each : links) {
      markEnd(each.owner().target());
      markEnd(each.target().target());
    }
  }

  private void markEnd(Target target) {
    entity(target).namesEnds(target.column());
  }

  Draft draft(List<FileProfile> files) {
    line(
        "# Drafted by ./sluice init. Each guess has its reason beside it; what a person should"
            + " check");
    line("# is marked with LOOK. Runs do not guess.");
    line("connector: " + Yaml.scalar(connector));
    line("sources:");
    files.forEach(this::source);
    line("entityTypes:");
    entities.forEach(this::entity);
    if (!links.isEmpty() || entities.stream().anyMatch(each -> !each.links.isEmpty())) {
      line("associations:");
      entities.forEach(each -> each.links.forEach(link -> association(each, link)));
      links.forEach(this::association);
    }
    line(
        "# A run that deletes more than 500 rows, or more than a tenth, is held for a review. To"
            + " set other");
    line("# limits, use thresholds, see docs/connector-reference.md.");
    return new Draft(
        text.toString(),
        files.stream()
            .map(
                each ->
                    new LookedAt(
                        each.source().path(),
                        each.written(),
                        each.rows,
                        each.columns.size(),
                        becomes.getOrDefault(each, "")))
            .toList(),
        remarks);
  }

  private void source(FileProfile file) {
    if (file.source() instanceof CsvFile csv && file.guess() != null) {
      csv(file, csv, file.guess());
    } else {
      line("  # " + count(file.rows, "row") + " of the first sheet.");
      line("  " + file.name + ": { xlsx: { path: " + Yaml.scalar(file.source().path()) + " } }");
    }
  }

  private void csv(FileProfile file, CsvFile csv, TextGuess guess) {
    String place = "sources." + file.name;
    line(
        "  # "
            + count(file.rows, "row")
            + ". "
            + csv.encoding()
            + ": "
            + guess.encoding().reason()
            + ". Delimiter: "
            + guess.delimiter().reason()
            + ".");
    if (!guess.encoding().sure()) {
      look("  ", place, "the encoding is a guess: check that letters with accents are correct");
    }
    if (!guess.delimiter().sure()) {
      look("  ", place, "the delimiter is a guess, since " + guess.delimiter().reason());
    }
    String delimiter =
        csv.delimiter().equals(",") ? "" : ", delimiter: " + Yaml.quoted(csv.delimiter());
    String encoding =
        csv.encoding().equals("UTF-8") ? "" : ", encoding: " + Yaml.scalar(csv.encoding());
    line(
        "  "
            + file.name
            + ": { csv: { path: "
            + Yaml.scalar(csv.path())
            + delimiter
            + encoding
            + " } }");
  }

  private void entity(Entity entity) {
    FileProfile file = entity.file;
    becomes.put(file, entity.type);
    line("  " + entity.type + ":");
    line("    source: " + file.name);
    long faults = KeyChoice.faults(file, entity.key);
    if (faults > 0) {
      look(
          "    ",
          entity.type + ".key",
          count(faults, "row") + " have no unique value in this column, and would be left out");
    }
    line(
        "    key: "
            + entity.properties().get(entity.key)
            + (faults > 0 ? "" : " # unique and never empty, in " + count(file.rows, "row")));
    entity.status.ifPresent(each -> status(entity, each));
    line("    properties:");
    entity.properties().forEach((column, name) -> property(entity, column, name));
    file.columns.stream()
        .filter(each -> !each.mappable())
        .forEach(
            each ->
                look(
                    "      ",
                    entity.type,
                    "column "
                        + (each.index + 1)
                        + " is left out: a line break or a tab in its name cannot be written"
                        + " here"));
  }

  private void status(Entity entity, StatusChoice status) {
    if (status.inactive().isEmpty()) {
      look(
          "    ",
          entity.type + ".status",
          "no row is switched off, so the words for it are unknown, except 'inactive'");
    }
    line(
        "    status: { column: "
            + Yaml.scalar(status.column().name)
            + ", active: "
            + Yaml.list(status.active())
            + (status.inactive().isEmpty() ? "" : ", inactive: " + Yaml.list(status.inactive()))
            + " } # the column has no other words");
  }

  private void property(Entity entity, ColumnProfile column, String name) {
    TypeChoice choice = column == entity.key ? TypeChoice.TEXT : TypeChoice.of(column);
    String place = entity.type + "." + name;
    if (choice.look() != null) {
      look("      ", place, choice.look());
    }
    for (Reference doubt : entity.doubtful) {
      if (doubt.column() == column) {
        look(
            "      ",
            place,
            "its values all occur as "
                + end(doubt.target())
                + ", perhaps by chance: if they refer to them, make it an association");
      }
    }
    StringBuilder line =
        new StringBuilder("      " + name + ": { column: " + Yaml.scalar(column.name));
    if (choice.type() != PropertyType.STRING) {
      line.append(", type: ").append(choice.type().name().toLowerCase(Locale.ROOT));
    }
    if (choice.format() != null) {
      line.append(", format: ").append(Yaml.quoted(choice.format()));
    }
    boolean unique = entity.unique(column);
    if (unique && column.filled() == entity.file.rows) {
      line.append(", required: true");
    }
    if (unique) {
      line.append(", unique: true");
    }
    line.append(" }");
    List<String> reasons = new ArrayList<>();
    if (unique) {
      reasons.add("unique" + (column.filled() == entity.file.rows ? ", never empty" : ""));
    }
    if (choice.type() != PropertyType.STRING) {
      reasons.add("all values fit");
    } else if (column != entity.key && column.numeric() && column.looksLikeCode()) {
      reasons.add("text, since numbers would lose leading zeros or signs");
    }
    line(line + (reasons.isEmpty() ? "" : " # " + String.join("; ", reasons)));
  }

  private void association(Entity owner, Reference link) {
    boolean list = link.separator() != null;
    String name = name(link);
    String full = associations.of(owner.type + "." + (list ? Words.plural(name) : name));
    missing(full, link);
    line("  " + full + ":");
    line("    source: " + owner.file.name);
    line("    owner: " + Yaml.scalar(owner.key.name));
    line("    target: " + target(link) + " # " + reason(link));
    line("    multiplicity: " + (list ? "many" : "one"));
    if (list) {
      line("    separator: " + Yaml.quoted(String.valueOf(link.separator())));
    }
  }

  private void association(Links each) {
    Entity owner = entity(each.owner().target());
    String name = name(each.target());
    String full = associations.of(owner.type + "." + (each.single() ? name : Words.plural(name)));
    becomes.put(each.file(), full);
    missing(full, each.owner());
    missing(full, each.target());
    String property = owner.properties().get(each.owner().target().column());
    line("  " + full + ":");
    line("    source: " + each.file().name);
    line(
        "    owner: "
            + (each.owner().target().column() == owner.key
                ? Yaml.scalar(each.owner().column().name)
                : "{ column: "
                    + Yaml.scalar(each.owner().column().name)
                    + ", property: "
                    + property
                    + " }")
            + " # "
            + reason(each.owner()));
    line("    target: " + target(each.target()) + " # " + reason(each.target()));
    line(
        "    multiplicity: "
            + (each.single()
                ? "one # every owner has one row"
                : "many # some owners have several rows"));
  }

  /** A column that has the name of what it refers to says nothing more than the type does. */
  private String name(Reference link) {
    return link.column().name.equalsIgnoreCase(link.target().column().name)
        ? Words.lowerFirst(entity(link.target()).type)
        : Words.link(link.column().name);
  }

  private String target(Reference link) {
    Entity target = entity(link.target());
    ColumnProfile column = link.target().column();
    return "{ entityType: "
        + target.type
        + ", column: "
        + Yaml.scalar(link.column().name)
        + (column == target.key ? "" : ", property: " + target.properties().get(column))
        + " }";
  }

  private String reason(Reference link) {
    return (link.missing() == 0 ? "all " : "nearly all ")
        + count(link.values(), "value")
        + " occur as "
        + end(link.target());
  }

  private void missing(String association, Reference link) {
    if (link.missing() > 0) {
      look(
          "  ",
          association,
          link.missing()
              + " of "
              + count(link.values(), "value")
              + " of column "
              + Yaml.comment(link.column().name)
              + " name no resource: such links are pending");
    }
  }

  private String end(Target target) {
    Entity entity = entity(target);
    return entity.type + "." + entity.properties().get(target.column());
  }

  private Entity entity(Target target) {
    return entities.stream().filter(each -> each.file == target.file()).findFirst().orElseThrow();
  }

  private void look(String indent, String place, String what) {
    remarks.add(new Remark(place, what));
    line(indent + "# " + LOOK + what);
  }

  private static String count(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
