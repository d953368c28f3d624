package dev.sluice.agent;

import dev.sluice.agent.connection.ConnectionCheck;
import dev.sluice.agent.delta.DeltaComputation;
import dev.sluice.agent.export.FilesFolder;
import dev.sluice.agent.export.Settling;
import dev.sluice.agent.export.SourceExport;
import dev.sluice.agent.files.WorkFolder;
import dev.sluice.agent.metric.DiskMeters;
import dev.sluice.agent.metric.StepMeters;
import dev.sluice.agent.prepare.Preparation;
import dev.sluice.agent.recount.Recount;
import dev.sluice.agent.send.Heartbeat;
import dev.sluice.agent.send.RepositoryClient;
import dev.sluice.agent.send.Sender;
import dev.sluice.agent.send.UnsettledKeys;
import dev.sluice.agent.send.UploadDoor;
import dev.sluice.agent.snapshot.Snapshots;
import dev.sluice.agent.upload.UploadTaking;
import dev.sluice.contract.SafeAddress;
import dev.sluice.contract.log.LoggedRun;
import dev.sluice.contract.payload.LimitedPayloads;
import dev.sluice.contract.payload.PayloadKeys;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.converter.DataConverter;
import io.temporal.spring.boot.TemporalOptionsCustomizer;
import io.temporal.worker.WorkerFactory;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Everything an application needs to be an agent. Temporal's starter creates the worker factory if
 * {@code spring.temporal.workers-auto-discovery.enabled} is set.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
  AgentProperties.class,
  TransportProperties.class,
  PayloadProperties.class
})
public class AgentConfiguration {

  @Bean
  RepositoryClient agentServer(
      AgentProperties properties,
      TransportProperties transport,
      ObjectProvider<OpenTelemetry> tracing) {
    SafeAddress.require(
        properties.serverUrl().toString(), "sluice.agent.server-url", transport.tlsElsewhere());
    return new RepositoryClient(
        properties.serverUrl(),
        properties.token(),
        tracing.getIfAvailable(OpenTelemetry::noop).getPropagators().getTextMapPropagator());
  }

  @Bean
  AgentHeartbeat agentHeartbeat(RepositoryClient server) {
    return new AgentHeartbeat(new Heartbeat(server, version()));
  }

  @Bean
  WorkFolder agentWork(AgentProperties properties) {
    return WorkFolder.own(properties.work().toAbsolutePath().normalize());
  }

  @Bean
  DiskMeters agentDisk(WorkFolder work) {
    return new DiskMeters(work);
  }

  @Bean
  AgentActivitiesImpl agentActivities(
      AgentProperties properties,
      WorkFolder work,
      RepositoryClient server,
      ObjectProvider<MeterRegistry> metrics) {
    Snapshots snapshots = new Snapshots(work);
    FilesFolder files = new FilesFolder(properties.files());
    int sortMemory = Math.toIntExact(properties.sortMemory().toBytes());
    UploadDoor uploads = new UploadDoor(server);
    UnsettledKeys unsettled = new UnsettledKeys(server);
    return new AgentActivitiesImpl(
        new SourceExport(
            properties.files(),
            work,
            snapshots,
            Clock.systemUTC(),
            Settling.of(properties.settle()),
            uploads::fetch),
        new Preparation(work, sortMemory),
        new DeltaComputation(work, snapshots, unsettled::write),
        new Sender(work, server),
        new Recount(work, sortMemory, server, snapshots, unsettled::write),
        snapshots,
        new ConnectionCheck(files, work),
        new UploadTaking(files, work, snapshots, sortMemory, uploads),
        server,
        new StepMeters(metrics.getIfAvailable(SimpleMeterRegistry::new)));
  }

  /** One for all services of a program. */
  @Bean
  @ConditionalOnMissingBean
  DataConverter limitedPayloads(PayloadProperties properties) {
    return new LimitedPayloads(PayloadKeys.of(properties.keys()));
  }

  @Bean
  AgentWorker agentWorker(
      WorkerFactory factory, AgentProperties properties, AgentActivitiesImpl activities) {
    return new AgentWorker(factory, properties, activities);
  }

  @Bean
  TemporalOptionsCustomizer<WorkflowClientOptions.Builder> agentLoggedRun() {
    return options -> options.setContextPropagators(List.of(new LoggedRun()));
  }

  private static String version() {
    String version = AgentConfiguration.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }
}
