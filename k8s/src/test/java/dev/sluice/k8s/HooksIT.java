package dev.sluice.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** The migrations run before all else; this test says that their job is done. */
@Timeout(120)
@Cluster
@RequiresPrograms({"helm", "etcd", "kube-apiserver"})
class HooksIT {
  private static final String DONE =
      """
      {"status": {"succeeded": 1, "ready": 0, "terminating": 0, "uncountedTerminatedPods": {},
        "startTime": "2026-01-02T03:04:05Z", "completionTime": "2026-01-02T03:04:06Z",
        "conditions": [
          {"type": "SuccessCriteriaMet", "status": "True", "lastTransitionTime": "2026-01-02T03:04:06Z"},
          {"type": "Complete", "status": "True", "lastTransitionTime": "2026-01-02T03:04:06Z"}]}}
      """;
  private static final String FAILED =
      """
      {"status": {"failed": 4, "ready": 0, "terminating": 0, "uncountedTerminatedPods": {},
        "startTime": "2026-01-02T03:04:05Z",
        "conditions": [
          {"type": "FailureTarget", "status": "True", "lastTransitionTime": "2026-01-02T03:04:06Z"},
          {"type": "Failed", "status": "True", "lastTransitionTime": "2026-01-02T03:04:06Z"}]}}
      """;

  private final ApiServer server;

  HooksIT(ApiServer server) {
    this.server = server;
  }

  @Test
  void installsWhenTheMigrationsAreDone() throws Exception {
    Release release = new Release(server, "migrated");
    CompletableFuture<Programs.Result> installed = install(release);

    JsonNode job = job(release, installed);
    assertThat(deployments(release)).isEmpty();
    assertThat(job.at("/spec/template/spec/containers/0/args/0").asString("")).isEqualTo("migrate");
    assertThat(end(release, DONE).status()).isEqualTo(200);

    Programs.Result result = installed.get(60, TimeUnit.SECONDS);
    assertThat(result.exitCode()).as(result.errors()).isZero();
    assertThat(result.errors()).isEmpty();
    assertThat(deployments(release)).hasSize(3);
    assertThat(jobs(release)).as("what is done is gone").isEmpty();
  }

  @Test
  void installsNothingWhenTheMigrationsFail() throws Exception {
    Release release = new Release(server, "not-migrated");
    CompletableFuture<Programs.Result> installed = install(release);

    job(release, installed);
    assertThat(end(release, FAILED).status()).isEqualTo(200);

    Programs.Result result = installed.get(60, TimeUnit.SECONDS);
    assertThat(result.exitCode()).isNotZero();
    assertThat(deployments(release)).isEmpty();
    assertThat(jobs(release)).as("its log says why").hasSize(1);
  }

  private static CompletableFuture<Programs.Result> install(Release release) {
    return CompletableFuture.supplyAsync(
        () ->
            release.helm(
                "install",
                Chart.RELEASE,
                Chart.FOLDER.toString(),
                "--timeout",
                "50s",
                "-f",
                Chart.values("least").toString()));
  }

  private JsonNode job(Release release, CompletableFuture<Programs.Result> installed)
      throws Exception {
    while (jobs(release).isEmpty()) {
      assertThat(installed).as("helm waits for the job").isNotDone();
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return jobs(release).get(0);
  }

  private ApiServer.Answer end(Release release, String status) {
    return server.patch(
        server.path("batch/v1", "Job", release.namespace()) + "/sluice-migrations/status", status);
  }

  private List<JsonNode> jobs(Release release) {
    return items(server.path("batch/v1", "Job", release.namespace()));
  }

  private List<JsonNode> deployments(Release release) {
    return items(server.path("apps/v1", "Deployment", release.namespace()));
  }

  private List<JsonNode> items(String path) {
    return KubernetesObject.children(server.get(path).body().path("items")).toList();
  }
}
