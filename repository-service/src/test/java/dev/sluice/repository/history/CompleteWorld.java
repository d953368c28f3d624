package dev.sluice.repository.history;

import dev.sluice.contract.repository.Plan;
import dev.sluice.contract.run.Mode;
import dev.sluice.repository.history.Holdings.Person;
import dev.sluice.repository.plan.ARun;
import dev.sluice.repository.plan.Repository;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** A repository that knows complete runs alone; their rows are made here, without an agent. */
final class CompleteWorld {
  final Repository repository;

  CompleteWorld(DataSource database) {
    repository = new Repository(database);
  }

  /** A run that was compared. */
  record Planned(ARun run, Plan plan) {}

  Planned plan(ManagedSystem system, Holdings holdings) {
    ARun run = repository.run(system.connector(), Mode.COMPLETE);
    run.rows(
            "User", rows(holdings.people.keySet().stream().map(key -> row(key, holdings)).toList()))
        .rows(
            "User.manager",
            rows(
                holdings.managers.entrySet().stream()
                    .map(link -> "," + link.getKey() + "," + link.getValue())
                    .toList()))
        .rows("Group.members", rows(holdings.members.stream().map(pair -> "," + pair).toList()));
    run.rows("Group", rows(holdings.groups.stream().map(key -> "," + key + ",cn=" + key).toList()));
    UUID attempt = run.begin();
    run.targets().forEach(target -> run.send(attempt, target));
    String rejects = rejects(holdings);
    if (!rejects.isEmpty()) {
      run.sendRejects(attempt, "User", "line,column,code,reason,key\n" + rejects);
    }
    return new Planned(run, run.finish(attempt));
  }

  private static String row(String key, Holdings holdings) {
    Person person = holdings.people.get(key);
    return person.readable()
        ? "," + key + "," + person.login() + "," + person.level() + "," + person.active()
        : "keep," + key + ",,,";
  }

  private static String rejects(Holdings holdings) {
    var rejects = new StringBuilder();
    holdings.people.forEach(
        (key, person) -> {
          if (!person.readable()) {
            rejects.append("2,level,not-an-integer,is no number,").append(key).append(",,,,\n");
          }
        });
    return rejects.toString();
  }

  private static String[] rows(List<String> rows) {
    return rows.toArray(String[]::new);
  }
}
