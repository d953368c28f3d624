package dev.sluice.workflows.worker;

import dev.sluice.contract.TaskQueues;
import dev.sluice.workflows.worker.TemporalProperties.Versioning;
import io.temporal.common.WorkerDeploymentVersion;
import io.temporal.spring.boot.WorkerOptionsCustomizer;
import io.temporal.worker.WorkerDeploymentOptions;
import io.temporal.worker.WorkerOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the worker of the workflows one version of a worker deployment. Temporal then gives it runs
 * when somebody makes it the current version, not as soon as it starts. Activities have no version:
 * those of two releases are compatible.
 */
final class WorkerVersioning implements WorkerOptionsCustomizer {
  static final String DEPLOYMENT = "sluice-workflows";

  private static final Logger log = LoggerFactory.getLogger(WorkerVersioning.class);

  private final Versioning versioning;
  private final String namespace;

  WorkerVersioning(Versioning versioning, String namespace) {
    this.versioning = versioning;
    this.namespace = namespace;
  }

  @Override
  public WorkerOptions.Builder customize(
      WorkerOptions.Builder options, String workerName, String taskQueue) {
    String build = versioning.buildId();
    if (build == null || build.isBlank() || !taskQueue.equals(TaskQueues.WORKFLOWS)) {
      return options;
    }
    log.info(
        "This worker is build {} of the deployment {}. Temporal gives it runs when it is the"
            + " current version: temporal worker deployment set-current-version --deployment-name"
            + " {} --build-id {} --namespace {}",
        build,
        DEPLOYMENT,
        DEPLOYMENT,
        build,
        namespace);
    return options.setDeploymentOptions(
        WorkerDeploymentOptions.newBuilder()
            .setUseVersioning(true)
            .setVersion(new WorkerDeploymentVersion(DEPLOYMENT, build))
            .setDefaultVersioningBehavior(versioning.behavior())
            .build());
  }
}
