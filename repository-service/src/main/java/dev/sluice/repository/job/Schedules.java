package dev.sluice.repository.job;

import dev.sluice.contract.TaskQueues;
import dev.sluice.contract.job.Job;
import dev.sluice.contract.run.Mode;
import dev.sluice.contract.run.SynchronizationRequest;
import dev.sluice.contract.run.SynchronizationWorkflow;
import dev.sluice.repository.TemporalCalls;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleException;
import io.temporal.client.schedules.ScheduleHandle;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleState;
import io.temporal.client.schedules.ScheduleUpdate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The schedules in Temporal for jobs. Every call throws {@link
 * dev.sluice.repository.TemporalUnavailableException} if there is no answer in time, and {@link
 * NoSchedulesException} if the service has no schedules.
 */
@Component
class Schedules {
  private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);

  /** Times that passed while Temporal was down are caught up for this long. */
  private static final Duration CATCHUP_WINDOW = Duration.ofHours(1);

  private final ScheduleClient client;
  private final TemporalCalls temporal;

  Schedules(ScheduleClient client, TemporalCalls temporal) {
    this.client = client;
    this.temporal = temporal;
  }

  /** Those that were made for jobs, by id. */
  Map<String, KeptSchedule> list() {
    return ask(
        () ->
            client
                .listSchedules()
                .filter(KeptSchedule::isOurs)
                .map(KeptSchedule::of)
                .collect(Collectors.toMap(KeptSchedule::id, Function.identity())));
  }

  /** Makes the schedule of a job; does nothing if another server was quicker. */
  void create(ConnectorJob job) {
    ScheduleState state =
        ScheduleState.newBuilder()
            .setPaused(!job.state().active())
            .setNote(job.state().note())
            .build();
    ask(
        () -> {
          try {
            client.createSchedule(
                job.scheduleId(), schedule(job, state), ScheduleOptions.newBuilder().build());
          } catch (ScheduleAlreadyRunningException e) {
            LOG.debug("Another server has created the schedule {}", job.scheduleId());
          }
          return true;
        });
  }

  /** Gives the schedule of a job its times; whether it is paused stays as it is. */
  void retime(ConnectorJob job) {
    change(
        job.scheduleId(),
        handle ->
            handle.update(
                input ->
                    new ScheduleUpdate(
                        schedule(job, input.getDescription().getSchedule().getState()))));
  }

  void pause(ConnectorJob job) {
    change(job.scheduleId(), handle -> handle.pause(job.state().note()));
  }

  void unpause(ConnectorJob job) {
    change(job.scheduleId(), handle -> handle.unpause(job.state().note()));
  }

  void delete(String id) {
    change(id, ScheduleHandle::delete);
  }

  private void change(String id, Consumer<ScheduleHandle> what) {
    ask(
        () -> {
          try {
            what.accept(client.getHandle(id));
          } catch (StatusRuntimeException | ScheduleException e) {
            if (Status.fromThrowable(e).getCode() != Status.Code.NOT_FOUND) {
              throw e;
            }
            LOG.debug("Another server has deleted the schedule {}", id);
          }
          return true;
        });
  }

  private <T> T ask(Supplier<T> call) {
    try {
      return temporal.ask(
          () -> {
            try {
              return call.get();
            } catch (ScheduleException e) {
              throw e.getCause() instanceof StatusRuntimeException cause ? cause : e;
            }
          });
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.UNIMPLEMENTED) {
        throw new NoSchedulesException(e);
      }
      throw e;
    }
  }

  private static Schedule schedule(ConnectorJob job, ScheduleState state) {
    return Schedule.newBuilder()
        .setSpec(times(job.job()))
        .setAction(action(job))
        .setPolicy(policy(job.due()))
        .setState(state)
        .build();
  }

  private static ScheduleSpec times(Job job) {
    return ScheduleSpec.newBuilder()
        // Temporal gives what follows the # back as the comment.
        .setCronExpressions(List.of(job.cron() + " # " + job.cron()))
        .setTimeZoneName(job.timeZone())
        .build();
  }

  private static ScheduleActionStartWorkflow action(ConnectorJob job) {
    return ScheduleActionStartWorkflow.newBuilder()
        .setWorkflowType(SynchronizationWorkflow.class)
        .setArguments(
            new SynchronizationRequest(
                job.connector(), job.due().label(), false, false, null, null, null, true))
        .setOptions(
            WorkflowOptions.newBuilder()
                .setTaskQueue(TaskQueues.WORKFLOWS)
                // Temporal adds the time that the run is due.
                .setWorkflowId(job.scheduleId())
                .setStaticSummary(job.connector() + ", " + job.due().label() + " job")
                // The SDK cannot read a schedule again that has a summary and no details.
                .setStaticDetails("Due at " + job.job().cron() + " " + job.job().timeZone())
                .build())
        .build();
  }

  /**
   * What is the whole truth each time may be left out once; of what builds on the one before, the
   * last is kept until that one has ended.
   */
  private static SchedulePolicy policy(Mode due) {
    return SchedulePolicy.newBuilder()
        .setOverlap(
            due == Mode.COMPLETE
                ? ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP
                : ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_BUFFER_ONE)
        .setCatchupWindow(CATCHUP_WINDOW)
        .build();
  }
}
