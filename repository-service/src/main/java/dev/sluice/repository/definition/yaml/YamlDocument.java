package dev.sluice.repository.definition.yaml;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** The text as one YAML 1.2 document whose values are not interpreted yet. */
public final class YamlDocument {
  /** The size from which on a definition is refused unread. */
  public static final int MAXIMUM_BYTES = 64 * 1024;

  /** Far more than a definition needs; the composer would follow any depth until the stack ends. */
  private static final int MAXIMUM_DEPTH = 20;

  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setSchema(new CoreSchema()).setAllowNonScalarKeys(true).build();

  private YamlDocument() {}

  /** The root of the document; empty if it cannot be read, which is then among the problems. */
  public static Optional<Node> compose(String text, DefinitionProblems problems) {
    if (text.getBytes(StandardCharsets.UTF_8).length > MAXIMUM_BYTES) {
      problems.add(
          Place.START,
          "",
          "the definition is larger than 64 KiB",
          "Split it into several connectors");
      return Optional.empty();
    }
    String yaml = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try {
      return plain(yaml, problems) ? new Compose(SETTINGS).composeString(yaml) : Optional.empty();
    } catch (MarkedYamlEngineException e) {
      problems.add(
          Place.of(e.getProblemMark()),
          "",
          "this is not YAML: " + sentence(e),
          "Check that brackets and quotes are closed, that each colon is followed by a space, and"
              + " that lines are indented with spaces, not tabs");
    } catch (ReaderException e) {
      problems.add(
          Place.at(yaml, e.getPosition()),
          "",
          String.format(
              Locale.ROOT, "the character U+%04X is not allowed in YAML", e.getCodePoint()),
          "Remove it, or save the file as UTF-8");
    } catch (YamlEngineException e) {
      problems.add(
          Place.START,
          "",
          "this is not YAML 1.2: " + firstLine(String.valueOf(e.getMessage())),
          "Correct it");
    }
    return Optional.empty();
  }

  /** Whether there is exactly one document, without tags and merge keys, not too deep. */
  private static boolean plain(String yaml, DefinitionProblems problems) {
    int documents = 0;
    int depth = 0;
    boolean plain = true;
    for (Event event : new Parse(SETTINGS).parseString(yaml)) {
      Place place = Place.of(event.getStartMark());
      Optional<String> tag = Optional.empty();
      if (event instanceof DocumentStartEvent && ++documents > 1) {
        problems.add(
            place,
            "",
            "the file contains more than one YAML document",
            "Put each connector into a separate file");
        return false;
      } else if (event instanceof CollectionStartEvent start) {
        tag = start.getTag();
        depth++;
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      } else if (event instanceof ScalarEvent scalar) {
        tag = scalar.getTag();
        if (scalar.isPlain() && scalar.getValue().equals("<<")) {
          problems.add(
              place, "", "YAML 1.2 has no merge key `<<`", "Write the keys where they belong");
          plain = false;
        }
      }
      if (depth > MAXIMUM_DEPTH) {
        problems.add(place, "", "the values are nested too deep", "Use fewer nested brackets");
        return false;
      }
      if (tag.isPresent()) {
        problems.add(
            place, "", "tags are not allowed in a definition", "Remove `" + tag.get() + "`");
        plain = false;
      }
    }
    if (documents == 0) {
      problems.add(
          Place.START,
          "",
          "the definition is empty",
          "Begin with `connector:` and the connector's name");
    }
    return plain;
  }

  private static String sentence(MarkedYamlEngineException e) {
    String problem = firstLine(e.getProblem());
    if (e.getContext() == null) {
      return problem;
    }
    String begun =
        e.getContextMark().map(mark -> " that begins on line " + (mark.getLine() + 1)).orElse("");
    return firstLine(e.getContext()) + begun + ", " + problem;
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }
}
