package dev.sluice.bench.review;

import java.util.List;

/**
 * A request of a reviewer.
 *
 * @param path at the REST API, beneath the review of the run
 * @param sql the same of the plan, with the run's id as its only parameter; empty if plain SQL has
 *     nothing like it
 * @param goal how many milliseconds it may take at a million changes; 0 for no goal
 */
record Question(String name, String path, String sql, int goal) {
  private static final String CHANGES = " FROM resource_change WHERE synchronization_id = ?";

  /** Stands for the id of a filter by how keys begin, since they are in no URL. */
  static final String KEY_PREFIX = "{prefix}";

  static List<Question> all() {
    return List.of(
        new Question(
            "facets of all changes",
            "facets",
            "SELECT entity_type, operation, coalesce(before, after) ->> 'office',"
                + " coalesce(before, after) ->> 'team', count(*)"
                + CHANGES
                + " GROUP BY 1, 2, 3, 4",
            1000),
        new Question("facets of updates", "facets?op=update", "", 1000),
        new Question("facets of updates of mail", "facets?col=mail&not.op=insert", "", 1000),
        new Question("facets without an office", "facets?not.seg.office=1.5", "", 1000),
        new Question("facets without a first name", "facets?not.seg.firstName=1.5", "", 1000),
        new Question("facets under a key prefix", "facets?f=" + KEY_PREFIX, "", 1000),
        new Question("columns", "columns", columns(), 1000),
        new Question("one column", "columns/Person/mail", pairs(), 1000),
        new Question(
            "first 50",
            "changes?limit=50",
            "SELECT *" + CHANGES + " ORDER BY entity_type, key LIMIT 50",
            150),
        new Question(
            "50 updates of mail, from the middle",
            "changes?limit=50&col=mail&after=NTAwMDAw",
            "SELECT *"
                + CHANGES
                + " AND operation = 'update' AND before ->> 'mail' IS DISTINCT FROM after ->>"
                + " 'mail' AND key > '00500000' ORDER BY entity_type, key LIMIT 50",
            150),
        new Question(
            "50 deletes of mail, of which there is none", "changes?op=delete&col=mail", "", 150),
        new Question(
            "50 by key",
            "changes?limit=50&sort=key",
            "SELECT *" + CHANGES + " ORDER BY key LIMIT 50",
            150),
        new Question(
            "50 deletes by key",
            "changes?limit=50&op=delete&sort=key",
            "SELECT *" + CHANGES + " AND operation = 'delete' ORDER BY key LIMIT 50",
            150),
        new Question("50 by risk", "changes?limit=50&sort=risk", "", 150),
        new Question(
            "20 deletes at random",
            "changes?limit=20&sort=random&seed=417&op=delete",
            "SELECT *" + CHANGES + " AND operation = 'delete' ORDER BY hashtext(key) LIMIT 20",
            150),
        new Question(
            "20 of all at random",
            "changes?limit=20&sort=random&seed=417",
            "SELECT *" + CHANGES + " ORDER BY hashtext(key) LIMIT 20",
            150),
        new Question("outcome, all applied", "outcome?rest=apply", "", 300),
        new Question("outcome, all held", "outcome?rest=hold", "", 300));
  }

  private static String columns() {
    StringBuilder sql = new StringBuilder("SELECT count(*)");
    for (String each :
        List.of("login", "mail", "firstName", "lastName", "office", "team", "title", "phone")) {
      sql.append(", count(*) FILTER (WHERE before ->> '")
          .append(each)
          .append("' IS DISTINCT FROM after ->> '")
          .append(each)
          .append("')");
    }
    return sql + CHANGES + " AND operation = 'update'";
  }

  private static String pairs() {
    return "SELECT before ->> 'mail', after ->> 'mail', count(*)"
        + CHANGES
        + " AND operation = 'update' AND before ->> 'mail' IS DISTINCT FROM after ->> 'mail'"
        + " GROUP BY 1, 2 ORDER BY 3 DESC LIMIT 50";
  }
}
