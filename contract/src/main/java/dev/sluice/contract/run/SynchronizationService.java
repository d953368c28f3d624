package dev.sluice.contract.run;

import io.nexusrpc.Operation;
import io.nexusrpc.Service;

/**
 * Runs of connectors as a Nexus service, for workflows in other namespaces. It needs an endpoint
 * whose target is this namespace and {@link dev.sluice.contract.TaskQueues#WORKFLOWS}.
 */
@Service
public interface SynchronizationService {

  /**
   * Runs a connector to the run's end, a review included: the operation may last for days.
   * Cancelling it ends the run without changes, unless these are being applied already. An
   * operation that is delivered twice starts one run.
   */
  @Operation
  SynchronizationOutcome synchronize(SynchronizationRequest request);
}
