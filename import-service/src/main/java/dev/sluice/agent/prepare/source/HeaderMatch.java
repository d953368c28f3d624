package dev.sluice.agent.prepare.source;

import dev.sluice.contract.connection.SourceFindings.Column;
import dev.sluice.contract.rows.ErrorColumns;
import dev.sluice.contract.rows.GuardedCell;
import dev.sluice.contract.rows.WhiteSpace;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a file compared with those that a definition reads.
 *
 * @param names all columns of the file, for whoever may see cells: without a header, there are
 *     values in their place
 * @param matched those that both have
 * @param missing those that the file lacks
 * @param unknown those that nothing reads; none if nothing matches, for the same reason
 */
public record HeaderMatch(
    List<String> names, List<String> matched, List<Column> missing, List<Column> unknown) {
  private static final int MOST_UNKNOWN = 100;

  private static final String COMMAND = "command";

  /** Compares a header with the columns that a definition reads. */
  public static HeaderMatch of(Header header, Collection<String> columns) {
    List<String> names = header.names();
    List<String> wanted = columns.stream().distinct().toList();
    List<String> matched = wanted.stream().filter(names::contains).toList();
    List<String> unread =
        names.stream()
            .filter(each -> !each.isBlank() && !wanted.contains(each) && !isOurs(each))
            .distinct()
            .toList();
    List<String> absent = wanted.stream().filter(each -> !names.contains(each)).toList();
    return new HeaderMatch(
        names,
        matched,
        absent.stream().map(each -> new Column(each, shortened(nearest(each, unread)))).toList(),
        matched.isEmpty()
            ? List.of()
            : unread.stream()
                .limit(MOST_UNKNOWN)
                .map(each -> new Column(Header.shortened(each), nearest(each, absent)))
                .toList());
  }

  /** What files have beside their columns by our own doing. */
  private static boolean isOurs(String name) {
    String plain = plain(name);
    return plain.equals(COMMAND) || plain.equals(GuardedCell.MARK) || ErrorColumns.is(plain);
  }

  /** The name that is likely meant, if one is alike. */
  private static @Nullable String nearest(String name, List<String> others) {
    return EditDistance.nearest(plain(name), others, HeaderMatch::plain);
  }

  /** Two names that differ in case and white space alone are alike. */
  private static String plain(String name) {
    return WhiteSpace.strip(name).toLowerCase(Locale.ROOT);
  }

  private static @Nullable String shortened(@Nullable String name) {
    return name == null ? null : Header.shortened(name);
  }
}
