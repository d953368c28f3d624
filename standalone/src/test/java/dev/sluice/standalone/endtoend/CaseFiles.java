package dev.sluice.standalone.endtoend;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of a managed system. A file is a text, a list of lines, or {@code {text, encoding}}; a
 * line {@code {1..40} u{n}} stands for forty lines.
 */
final class CaseFiles {
  private static final Pattern REPEATED = Pattern.compile("\\{(\\d+)\\.\\.(\\d+)} ?(.*)");

  private final Path folder;
  // Files that lie there for some time: nobody is still writing them.
  private Instant written = Instant.now().minus(Duration.ofHours(1));

  CaseFiles(Path folder) {
    this.folder = folder;
  }

  /** Writes a file, or deletes it where it is null. */
  void put(String name, Object content) throws IOException {
    Path file = folder.resolve(name);
    if (content == null) {
      Files.deleteIfExists(file);
      return;
    }
    Files.createDirectories(file.getParent());
    Files.write(file, bytes(content));
    written = written.plusSeconds(1);
    Files.setLastModifiedTime(file, FileTime.from(written));
  }

  private static byte[] bytes(Object content) {
    if (content instanceof Map) {
      Fields fields = Fields.of(content);
      fields.mayHave(Set.of("text", "encoding"));
      return fields.text("text").getBytes(Charset.forName(fields.text("encoding")));
    }
    if (content instanceof List<?> lines) {
      StringBuilder text = new StringBuilder();
      lines.forEach(line -> text.append(lines(String.valueOf(line))));
      return text.toString().getBytes(StandardCharsets.UTF_8);
    }
    return content.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String lines(String line) {
    Matcher repeated = REPEATED.matcher(line);
    if (!repeated.matches()) {
      return line + '\n';
    }
    StringBuilder lines = new StringBuilder();
    int last = Integer.parseInt(repeated.group(2));
    for (int n = Integer.parseInt(repeated.group(1)); n <= last; n++) {
      lines.append(repeated.group(3).replace("{n}", Integer.toString(n))).append('\n');
    }
    return lines.toString();
  }
}
