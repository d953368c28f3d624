package dev.sluice.repository.connector;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.repository.definition.DefinitionException;
import dev.sluice.repository.definition.DefinitionReader;
import dev.sluice.repository.definition.yaml.DefinitionProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of a definition with the result of reading it.
 *
 * @param connector the name in the text, if that much could be read
 * @param definition null if there are problems
 */
public record DefinitionFile(
    String file,
    String yaml,
    @Nullable String connector,
    @Nullable ConnectorDefinition definition,
    List<DefinitionProblem> problems) {

  /** One byte more than the reader takes, so that it sees what is too large. */
  private static final int READ_AT_MOST = DefinitionReader.MAXIMUM_BYTES + 1;

  public static DefinitionFile read(String file, InputStream stream) throws IOException {
    byte[] bytes = stream.readNBytes(READ_AT_MOST);
    try {
      String yaml = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return parse(file, yaml);
    } catch (CharacterCodingException e) {
      // A file that was cut off may end within a character; that it is too large is what matters.
      return bytes.length == READ_AT_MOST
          ? parse(file, " ".repeat(READ_AT_MOST))
          : unreadable(file, bytes);
    }
  }

  public static DefinitionFile parse(String file, String yaml) {
    try {
      ConnectorDefinition definition = DefinitionReader.read(file, yaml);
      return new DefinitionFile(file, yaml, definition.name(), definition, List.of());
    } catch (DefinitionException e) {
      return new DefinitionFile(file, yaml, e.connector().orElse(null), null, e.problems());
    }
  }

  public static DefinitionFile failed(String file, String message, String remedy) {
    return new DefinitionFile(
        file, "", null, null, List.of(new DefinitionProblem(file, 1, 1, "", message, remedy)));
  }

  public DefinitionFile refused(String message, String remedy) {
    return new DefinitionFile(
        file,
        yaml,
        connector,
        null,
        List.of(new DefinitionProblem(file, 1, 1, "connector", message, remedy)));
  }

  private static DefinitionFile unreadable(String file, byte[] bytes) {
    CharBuffer readable = CharBuffer.allocate(bytes.length);
    // The decoder stops at the first byte that is not UTF-8 and leaves what stands before it.
    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), readable, true);
    String before = readable.flip().toString();
    int line = (int) before.chars().filter(each -> each == '\n').count() + 1;
    int column = before.length() - before.lastIndexOf('\n');
    return new DefinitionFile(
        file,
        "",
        null,
        null,
        List.of(
            new DefinitionProblem(
                file, line, column, "", "this is not UTF-8", "Save the file as UTF-8")));
  }
}
