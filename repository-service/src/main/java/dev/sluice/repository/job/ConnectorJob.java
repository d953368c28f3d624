package dev.sluice.repository.job;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.job.Job;
import dev.sluice.contract.run.Mode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One job of a loaded connector.
 *
 * @param due the mode of the runs that it starts
 * @param state whether it starts any
 */
record ConnectorJob(String connector, Mode due, Job job, Switch state) {

  /** The jobs of a connector. */
  static List<ConnectorJob> of(ConnectorDefinition connector, Switch state) {
    List<ConnectorJob> jobs = new ArrayList<>();
    add(jobs, connector.name(), Mode.COMPLETE, connector.jobs().complete(), state);
    add(jobs, connector.name(), Mode.INCREMENTAL, connector.jobs().incremental(), state);
    return jobs;
  }

  private static void add(
      List<ConnectorJob> jobs, String connector, Mode due, @Nullable Job job, Switch state) {
    if (job != null) {
      jobs.add(new ConnectorJob(connector, due, job, state));
    }
  }

  String scheduleId() {
    return KeptSchedule.PREFIX + connector + "/" + due.label();
  }
}
