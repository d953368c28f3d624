package dev.sluice.repository.profile;

import dev.sluice.contract.profile.ColumnProfile;
import dev.sluice.contract.profile.ColumnProfile.Mask;
import dev.sluice.contract.profile.SourceProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The profile of a file, written in words: {@code 100 rows; SN e5 d80 l8 9-9:95} has a hundred rows
 * and a column SN that the definition reads, of whose cells five are empty, with eighty different
 * values of eight characters, ninety-five of which look like {@code 9-9}. A column in brackets is
 * read by nobody.
 */
public final class AFile {
  private AFile() {}

  public static SourceProfile of(String words) {
    return of(words, false, false);
  }

  public static SourceProfile of(String words, boolean commands, boolean uploaded) {
    String[] parts = words.split(";");
    long rows = Long.parseLong(parts[0].replace("rows", "").strip());
    List<ColumnProfile> columns =
        Arrays.stream(parts).skip(1).map(each -> column(each.strip(), rows)).toList();
    return new SourceProfile("people", commands, uploaded, rows, rows, columns);
  }

  private static ColumnProfile column(String words, long rows) {
    boolean read = !words.startsWith("[");
    String[] facts = words.replaceAll("[\\[\\]]", "").split(" ");
    long empty = 0;
    long distinct = rows;
    int length = 5;
    List<Mask> masks = new ArrayList<>();
    for (String fact : facts) {
      if (fact.matches("e\\d+")) {
        empty = Long.parseLong(fact.substring(1));
      } else if (fact.matches("d\\d+")) {
        distinct = Long.parseLong(fact.substring(1));
      } else if (fact.matches("l\\d+")) {
        length = Integer.parseInt(fact.substring(1));
      } else if (fact.contains(":")) {
        String[] mask = fact.split(":");
        masks.add(new Mask(mask[0], Long.parseLong(mask[1])));
      }
    }
    boolean filled = empty < rows;
    return new ColumnProfile(
        facts[0],
        read,
        empty,
        filled ? distinct : 0,
        distinct == 0 ? 0 : (rows - empty) / Math.max(1, distinct),
        filled,
        filled && distinct == 1,
        filled ? List.of(length, length, length, length, length) : List.of(),
        masks);
  }
}
