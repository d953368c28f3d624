package dev.sluice.standalone.client;

import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.screen.ShellWord;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which page of a list a command shows. */
public final class PageOptions {
  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "How many, at most 1000 (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--after", paramLabel = "CURSOR", description = "Continue after this cursor.")
  private String after = "";

  /**
   * Options of a list.
   *
   * @param limit how many a page has unless the command says it
   */
  public PageOptions(int limit) {
    this.limit = limit;
  }

  /** How many a page has. */
  public int limit() {
    return limit;
  }

  /** The cursor that the page follows; empty for the first page. */
  public String after() {
    return after;
  }

  /** The parameters of a request for the page. */
  public Map<String, String> parameters() {
    return parameters(Map.of());
  }

  /** The same together with those that filter the list. */
  public Map<String, String> parameters(Map<String, String> filter) {
    Map<String, String> all = new HashMap<>(filter);
    all.put("limit", Integer.toString(limit));
    all.put("after", after);
    return all;
  }

  /**
   * Proposes the command for the page that follows; nothing after the last one.
   *
   * @param command its words up to the cursor, with the same filter
   */
  public static void proposeNext(
      CommandContext context, ConnectionOptions connection, String command, String next) {
    if (!next.isEmpty()) {
      context.output().line();
      context
          .output()
          .line(
              "More:  ./sluice "
                  + command
                  + repeated("--after", next)
                  + connection.repeated(context));
    }
  }

  /** An option to repeat in a command that is proposed; empty if it has no value. */
  public static String repeated(String name, Object value) {
    return value.toString().isEmpty() ? "" : " " + name + " " + ShellWord.of(value);
  }
}
