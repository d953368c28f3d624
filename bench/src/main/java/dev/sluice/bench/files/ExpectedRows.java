package dev.sluice.bench.files;

import java.util.List;

/** The expected rows after a version is applied. */
public record ExpectedRows(RowSum users, RowSum managers, RowSum members) {
  private static final int MAPPED = Population.USER_COLUMNS.size() - 1;

  /** Sums the rows of one version. */
  public static ExpectedRows of(Population population, int version) {
    RowSum users = new RowSum();
    RowSum managers = new RowSum();
    RowSum members = new RowSum();
    String separator = String.valueOf(RowSum.SEPARATOR);
    for (int user = 0; user < population.limit(version); user++) {
      if (population.exists(user, version)) {
        String key = population.key(user);
        List<String> cells = List.of(population.cells(user, version));
        users.add(String.join(separator, cells.subList(0, MAPPED)));
        managers.add(key + separator + population.key(population.manager(user, version)));
        for (int group : population.memberships(user, version)) {
          members.add(population.groupKey(group) + separator + key);
        }
      }
    }
    return new ExpectedRows(users, managers, members);
  }
}
