package dev.sluice.workflows.worker;

import dev.sluice.contract.SearchAttributes;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.common.SearchAttributeKey;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.ServiceStubsOptions;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Registers the search attributes of runs, or finds out whether they exist if Temporal does not
 * allow registering them. This happens before the workers start; if the service cannot be reached
 * yet, it is asked again in the background.
 */
final class SearchAttributeRegistration implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(SearchAttributeRegistration.class);
  private static final Set<Code> NOT_THERE_YET =
      Set.of(Code.UNAVAILABLE, Code.DEADLINE_EXCEEDED, Code.NOT_FOUND, Code.RESOURCE_EXHAUSTED);
  private static final long SECONDS_BETWEEN_ATTEMPTS = 5;

  private final ServiceStubsOptions temporal;
  private final String namespace;
  private final KnownSearchAttributes known;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean running;

  SearchAttributeRegistration(
      ServiceStubsOptions temporal, String namespace, KnownSearchAttributes known) {
    this.temporal = temporal;
    this.namespace = namespace;
    this.known = known;
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

  /** Whether it need not be tried again. */
  boolean register() {
    OperatorServiceStubs operator =
        OperatorServiceStubs.newServiceStubs(
            OperatorServiceStubsOptions.newBuilder(temporal).build());
    try {
      for (SearchAttributeKey<?> attribute : SearchAttributes.ALL) {
        register(operator, attribute);
      }
      known.found(true);
      return true;
    } catch (StatusRuntimeException failure) {
      Code code = failure.getStatus().getCode();
      if (NOT_THERE_YET.contains(code)) {
        LOG.info("Temporal cannot register search attributes yet: {}", code);
        return false;
      }
      doWithoutUnlessRegistered(operator, code);
      return true;
    } finally {
      operator.shutdown();
    }
  }

  private void doWithoutUnlessRegistered(OperatorServiceStubs operator, Code refusal) {
    boolean registered = areRegistered(operator);
    known.found(registered);
    if (!registered) {
      LOG.warn(
          "Temporal does not allow registering the search attributes ({}). Runs work without them,"
              + " but cannot be searched for in Temporal. Somebody with the permission must run: {}"
              + " Then start this service again; if it is not allowed to list them either, set"
              + " SLUICE_TEMPORAL_REGISTERSEARCHATTRIBUTES=false.",
          refusal,
          command());
    }
  }

  private boolean areRegistered(OperatorServiceStubs operator) {
    try {
      Map<String, IndexedValueType> there =
          operator
              .blockingStub()
              .withDeadlineAfter(10, TimeUnit.SECONDS)
              .listSearchAttributes(
                  ListSearchAttributesRequest.newBuilder().setNamespace(namespace).build())
              .getCustomAttributesMap();
      return SearchAttributes.ALL.stream()
          .allMatch(each -> there.get(each.getName()) == each.getValueType());
    } catch (StatusRuntimeException refused) {
      return false;
    }
  }

  /** What registers them by hand. */
  private String command() {
    return "temporal operator search-attribute create --namespace "
        + namespace
        + SearchAttributes.ALL.stream()
            .map(each -> " --name " + each.getName() + " --type " + SearchAttributes.type(each))
            .collect(Collectors.joining());
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
}
