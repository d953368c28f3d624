package dev.sluice.workflows.worker;

import dev.sluice.contract.SearchAttributes;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.common.SearchAttributeKey;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.ServiceStubsOptions;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Registers the search attributes that runs carry. Temporal refuses a run's first step for as long
 * as one of them is missing and asks again, so that a run waits until they are there and is not
 * lost. This comes before the workers start; a service that is not there yet is asked again in the
 * background.
 */
final class SearchAttributeRegistration implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(SearchAttributeRegistration.class);
  private static final Set<Code> NOT_THERE_YET =
      Set.of(Code.UNAVAILABLE, Code.DEADLINE_EXCEEDED, Code.NOT_FOUND, Code.RESOURCE_EXHAUSTED);
  private static final long SECONDS_BETWEEN_ATTEMPTS = 5;

  private final ServiceStubsOptions temporal;
  private final String namespace;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean running;

  SearchAttributeRegistration(ServiceStubsOptions temporal, String namespace) {
    this.temporal = temporal;
    this.namespace = namespace;
  }

  @Override
  public void start() {
    running = true;
    if (!register()) {
      Thread again = new Thread(this::registerUntilDone, "search-attribute-registration");
      again.setDaemon(true);
      again.start();
    }
  }

  @Override
  public void stop() {
    running = false;
    stopped.countDown();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void registerUntilDone() {
    try {
      while (!stopped.await(SECONDS_BETWEEN_ATTEMPTS, TimeUnit.SECONDS)) {
        if (register()) {
          return;
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether there is nothing left to try. */
  boolean register() {
    OperatorServiceStubs operator =
        OperatorServiceStubs.newServiceStubs(
            OperatorServiceStubsOptions.newBuilder(temporal).build());
    try {
      for (SearchAttributeKey<?> attribute : SearchAttributes.ALL) {
        register(operator, attribute);
      }
      return true;
    } catch (StatusRuntimeException failure) {
      return !worthAnotherAttempt(failure);
    } finally {
      operator.shutdown();
    }
  }

  private void register(OperatorServiceStubs operator, SearchAttributeKey<?> attribute) {
    try {
      operator
          .blockingStub()
          .withDeadlineAfter(10, TimeUnit.SECONDS)
          .addSearchAttributes(
              AddSearchAttributesRequest.newBuilder()
                  .setNamespace(namespace)
                  .putSearchAttributes(attribute.getName(), attribute.getValueType())
                  .build());
    } catch (StatusRuntimeException failure) {
      if (failure.getStatus().getCode() != Code.ALREADY_EXISTS) {
        throw failure;
      }
    }
  }

  private static boolean worthAnotherAttempt(StatusRuntimeException failure) {
    Code code = failure.getStatus().getCode();
    if (NOT_THERE_YET.contains(code)) {
      LOG.info("Temporal cannot register search attributes yet: {}", code);
      return true;
    }
    LOG.warn(
        "Temporal does not let the search attributes be registered: {}. Unless they are there"
            + " already, runs wait until somebody registers them: {}",
        code,
        SearchAttributes.ALL.stream()
            .map(each -> each.getName() + "=" + each.getValueType().name())
            .toList());
    return false;
  }
}
