package dev.sluice.agent.files;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Creates file names from names in a definition, which may contain any character. */
public final class FileNames {
  private FileNames() {}

  /** Letters, digits, dots, hyphens and underscores stay; all else is written as %XX. */
  public static String of(String name) {
    StringBuilder file = new StringBuilder();
    for (byte unit : name.getBytes(StandardCharsets.UTF_8)) {
      char character = (char) (unit & 0xff);
      boolean plain =
          (character >= 'a' && character <= 'z')
              || (character >= 'A' && character <= 'Z')
              || (character >= '0' && character <= '9')
              || character == '-'
              || character == '_'
              // A leading dot would hide the file, or leave its folder.
              || (character == '.' && file.length() > 0);
      if (plain) {
        file.append(character);
      } else {
        file.append(String.format(Locale.ROOT, "%%%02X", (int) character));
      }
    }
    return file.toString();
  }
}
