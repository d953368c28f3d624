package dev.sluice.notification;

import static dev.sluice.notification.NotificationFixture.aHeldRun;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.sluice.contract.FailureType;
import dev.sluice.contract.TaskQueues;
import dev.sluice.contract.notification.MailDelivery;
import dev.sluice.contract.notification.NotificationActivities;
import dev.sluice.contract.notification.WebhookDelivery;
import dev.sluice.notification.mail.Mailer;
import dev.sluice.notification.mail.Mailers;
import dev.sluice.notification.mail.ScriptedSmtpServer;
import dev.sluice.notification.webhook.WebhookCallers;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testserver.TestServer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

@Timeout(120)
class NotificationServiceIT {
  private final List<String> webhookIds = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private HttpServer receiver;

  @BeforeEach
  void start() throws Exception {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          webhookIds.add(exchange.getRequestHeaders().getFirst("webhook-id"));
          boolean refused = refusals.getAndDecrement() > 0;
          exchange.getResponseHeaders().set("Retry-After", "3600");
          exchange.sendResponseHeaders(refused ? 503 : 204, -1);
          exchange.close();
        });
    receiver.start();
  }

  @AfterEach
  void stop() {
    receiver.stop(0);
  }

  @Test
  void deliversAfterAnOutageOfMoreThanTenMinutes() throws Exception {
    refusals.set(1);
    try (TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance();
        ScriptedSmtpServer smtp =
            new ScriptedSmtpServer()
                .answering("", ScriptedSmtpServer.HANG_UP, "421 restarting")
                .answering(ScriptedSmtpServer.END_OF_DATA, "451 not yet")) {
      Worker workflows = temporal.newWorker(DeliveryWorkflow.TASK_QUEUE);
      workflows.registerWorkflowImplementationTypes(DeliveryWorkflow.Impl.class);
      NotificationActivities activities =
          new NotificationActivitiesImpl(
              Mailers.toPort(smtp.port()), WebhookCallers.allowingThisMachine(), () -> 1);
      temporal.newWorker(TaskQueues.NOTIFICATION).registerActivitiesImplementations(activities);
      temporal.start();
      long before = temporal.currentTimeMillis();

      workflow(temporal.getWorkflowClient()).deliver(mail("iam@example.org"), webhook());

      // Three times five minutes for the mail, and the hour that the webhook's receiver asked for.
      assertThat(Duration.ofMillis(temporal.currentTimeMillis() - before))
          .isGreaterThan(Duration.ofMinutes(74));
      assertThat(smtp.messages()).hasSize(2);
      assertThat(smtp.messages().stream().map(NotificationServiceIT::messageId).distinct())
          .hasSize(1);
      assertThat(webhookIds).containsExactly(webhook().id(), webhook().id());
    }
  }

  @Test
  void failsAtOnceWhereNoRetryHelps() {
    try (TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance()) {
      Worker workflows = temporal.newWorker(DeliveryWorkflow.TASK_QUEUE);
      workflows.registerWorkflowImplementationTypes(DeliveryWorkflow.Impl.class);
      temporal
          .newWorker(TaskQueues.NOTIFICATION)
          .registerActivitiesImplementations(
              new NotificationActivitiesImpl(
                  Mailers.toPort(1), WebhookCallers.allowingThisMachine(), () -> 1));
      temporal.start();

      assertThatThrownBy(
              () ->
                  workflow(temporal.getWorkflowClient())
                      .deliver(mail("a@example.org, b@example.org"), webhook()))
          .isInstanceOf(WorkflowFailedException.class)
          .cause()
          .isInstanceOf(ActivityFailure.class)
          .cause()
          .isInstanceOfSatisfying(
              ApplicationFailure.class,
              failure -> assertThat(failure.getType()).isEqualTo(FailureType.UNDELIVERABLE.name()));
    }
  }

  @Test
  void startsWithoutConfigurationAndSaysWhatIsMissing() {
    try (ConfigurableApplicationContext service =
        service().run("--spring.temporal.test-server.enabled=true")) {
      assertThat(service.getBean(WorkerFactory.class).getWorker(TaskQueues.NOTIFICATION))
          .isNotNull();
      assertThatThrownBy(() -> service.getBean(Mailer.class).send(mail("iam@example.org")))
          .hasMessage("No mail server is configured, so mails are not sent");
    }
  }

  @Test
  void deliversAsServiceOfItsOwn() throws Exception {
    try (ScriptedSmtpServer smtp = new ScriptedSmtpServer();
        ConfigurableApplicationContext service =
            service()
                .run(
                    "--spring.temporal.test-server.enabled=true",
                    "--spring.mail.host=127.0.0.1",
                    "--spring.mail.port=" + smtp.port(),
                    "--sluice.notification.mail.from=sluice@example.org",
                    "--sluice.notification.base-url=https://sluice.example.org",
                    "--sluice.notification.webhook.allow-http=true",
                    "--sluice.notification.webhook.allow-private-addresses=true",
                    "--sluice.notification.secrets.console="
                        + "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")) {
      TestWorkflowEnvironment temporal = service.getBean(TestWorkflowEnvironment.class);
      WorkerFactory workflows = WorkerFactory.newInstance(temporal.getWorkflowClient());
      workflows
          .newWorker(DeliveryWorkflow.TASK_QUEUE)
          .registerWorkflowImplementationTypes(DeliveryWorkflow.Impl.class);
      workflows.start();

      workflow(temporal.getWorkflowClient()).deliver(mail("iam@example.org"), webhook());
      workflows.shutdown();

      assertThat(smtp.messages()).hasSize(1);
      assertThat(smtp.messages().get(0))
          .contains("https://sluice.example.org/api/synchronizations/");
      assertThat(webhookIds).containsExactly(webhook().id());
    }
  }

  @Test
  void endsTheDeliveryUnderWayBeforeItStops() throws Exception {
    CountDownLatch called = new CountDownLatch(1);
    AtomicReference<WorkerFactory> worker = new AtomicReference<>();
    receiver.createContext(
        "/slow",
        exchange -> {
          webhookIds.add(exchange.getRequestHeaders().getFirst("webhook-id"));
          called.countDown();
          while (!worker.get().isShutdown()) {
            Thread.onSpinWait();
          }
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    int port = freePort();
    try (TestServer.PortBoundTestServer temporal = TestServer.createPortBoundServer(port);
        ScriptedSmtpServer smtp = new ScriptedSmtpServer()) {
      ConfigurableApplicationContext service =
          service()
              .run(
                  "--spring.temporal.connection.target=127.0.0.1:" + port,
                  "--spring.mail.host=127.0.0.1",
                  "--spring.mail.port=" + smtp.port(),
                  "--sluice.notification.mail.from=sluice@example.org",
                  "--sluice.notification.webhook.allow-http=true",
                  "--sluice.notification.webhook.allow-private-addresses=true",
                  "--sluice.notification.secrets.console="
                      + "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
      worker.set(service.getBean(WorkerFactory.class));
      WorkflowServiceStubs stubs =
          WorkflowServiceStubs.newServiceStubs(
              WorkflowServiceStubsOptions.newBuilder().setTarget("127.0.0.1:" + port).build());
      WorkflowClient client = WorkflowClient.newInstance(stubs);
      WorkerFactory workflows = WorkerFactory.newInstance(client);
      workflows
          .newWorker(DeliveryWorkflow.TASK_QUEUE)
          .registerWorkflowImplementationTypes(DeliveryWorkflow.Impl.class);
      workflows.start();

      DeliveryWorkflow workflow = workflow(client);
      WorkflowClient.start(
          workflow::deliver,
          mail("iam@example.org"),
          aHeldRun()
              .postedTo(
                  "http://127.0.0.1:" + receiver.getAddress().getPort() + "/slow", "console"));
      called.await();
      service.close();

      // Were the answer lost, only a second attempt could end the workflow; nobody is left for it.
      WorkflowStub.fromTyped(workflow).getResult(Void.class);
      assertThat(webhookIds).hasSize(1);
      workflows.shutdown();
      stubs.shutdown();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void doesNotStartWithMailServerButWithoutSender() {
    assertThatThrownBy(
            () ->
                service()
                    .run(
                        "--spring.temporal.test-server.enabled=true",
                        "--spring.mail.host=127.0.0.1"))
        .rootCause()
        .hasMessageContaining("sluice.notification.mail.from");
  }

  private static SpringApplicationBuilder service() {
    return NotificationService.application().properties("server.port=0");
  }

  private MailDelivery mail(String address) {
    return aHeldRun().mailedTo(address);
  }

  private WebhookDelivery webhook() {
    return aHeldRun()
        .postedTo("http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook", "console");
  }

  private static DeliveryWorkflow workflow(WorkflowClient client) {
    return client.newWorkflowStub(
        DeliveryWorkflow.class,
        WorkflowOptions.newBuilder().setTaskQueue(DeliveryWorkflow.TASK_QUEUE).build());
  }

  private static String messageId(String message) {
    return message.lines().filter(line -> line.startsWith("Message-ID:")).findFirst().orElseThrow();
  }
}
