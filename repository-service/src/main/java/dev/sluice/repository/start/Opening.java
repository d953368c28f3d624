package dev.sluice.repository.start;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.repository.OpenRequest;
import dev.sluice.contract.repository.OpenedRun;
import dev.sluice.contract.run.Mode;
import dev.sluice.contract.run.Step;
import dev.sluice.contract.run.SynchronizationRequest;
import dev.sluice.contract.run.Via;
import dev.sluice.repository.RepositoryProperties;
import dev.sluice.repository.StepException;
import dev.sluice.repository.finding.Acknowledgments;
import dev.sluice.repository.review.ReviewProperties;
import dev.sluice.repository.run.RunDefinitions;
import dev.sluice.repository.run.RunId;
import dev.sluice.repository.run.RunLock;
import dev.sluice.repository.run.RunRequest;
import dev.sluice.repository.run.Synchronization;
import dev.sluice.repository.run.Synchronizations;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The first step of a workflow: finds its run, or registers one that was started elsewhere. */
@Component
public class Opening {
  private final RunLock lock;
  private final Synchronizations synchronizations;
  private final Registration registration;
  private final Gaps gaps;
  private final ReviewProperties reviews;
  private final Acknowledgments acknowledgments;
  private final RepositoryProperties properties;
  private final TransactionTemplate transaction;

  Opening(
      RunLock lock,
      Synchronizations synchronizations,
      Registration registration,
      Gaps gaps,
      ReviewProperties reviews,
      Acknowledgments acknowledgments,
      RepositoryProperties properties,
      TransactionTemplate transaction) {
    this.lock = lock;
    this.synchronizations = synchronizations;
    this.registration = registration;
    this.gaps = gaps;
    this.reviews = reviews;
    this.acknowledgments = acknowledgments;
    this.properties = properties;
    this.transaction = transaction;
  }

  public OpenedRun open(OpenRequest request) {
    UUID id = RunId.read(request.synchronizationId());
    Synchronization run;
    try {
      run = openedOnce(id, request);
    } catch (DuplicateKeyException e) {
      // Another attempt of this very step was quicker; now there is a run to be found.
      run = openedOnce(id, request);
    }
    return new OpenedRun(
        id.toString(),
        RunDefinitions.of(run).forAgents(),
        run.requestedVia().credit(run.requestedBy()),
        run.force(),
        run.mode(),
        reviews.recordedOnly() || acknowledgments.areAskedFor(RunDefinitions.of(run)),
        properties.baseUrl());
  }

  private Synchronization openedOnce(UUID id, OpenRequest request) {
    return Objects.requireNonNull(
        transaction.execute(status -> driven(id, request).orElseGet(() -> adopt(id, request))));
  }

  private Optional<Synchronization> driven(UUID id, OpenRequest request) {
    return lock.run(id)
        .map(
            run -> {
              if (run.status().ended()) {
                throw new StepException(
                    FailureType.RUN_ENDED,
                    "Synchronization " + id + " has already ended: " + run.status(),
                    "Start a new one.");
              }
              if (!run.workflowId().equals(request.workflowId())) {
                throw new StepException(
                    FailureType.INVALID_REQUEST,
                    "Synchronization " + id + " is driven by another workflow",
                    "Start the run without an id.");
              }
              // A workflow that was reset goes on under another run id.
              run.drivenBy(request.workflowRunId());
              return synchronizations.save(run);
            });
  }

  private Synchronization adopt(UUID id, OpenRequest opening) {
    SynchronizationRequest request = opening.request();
    if (request.id() != null) {
      throw new StepException(
          FailureType.INVALID_REQUEST,
          "No synchronization " + id + " is registered",
          "Start the run over REST, or without an id.");
    }
    if (request.force()) {
      throw new StepException(
          FailureType.INVALID_REQUEST,
          "A run with force can only be started over REST, where the permission is checked",
          "Start the run with POST /api/synchronizations, or without force.");
    }
    try {
      return registration.adopt(
          id,
          request.job() ? due(request) : asked(request),
          opening.workflowId(),
          opening.workflowRunId());
    } catch (UnknownConnectorException e) {
      throw new StepException(
          FailureType.UNKNOWN_CONNECTOR,
          "There is no connector " + e.connector(),
          "Load its definition, or correct the name.");
    }
  }

  private RunRequest due(SynchronizationRequest request) {
    Mode due = mode(request);
    String connector = request.connector();
    return RunRequest.due(
        connector, due, due == Mode.INCREMENTAL ? gaps.of(connector).orElse(null) : null);
  }

  private static RunRequest asked(SynchronizationRequest request) {
    String by = request.requestedBy();
    return new RunRequest(
        request.connector(),
        mode(request),
        false,
        request.dryRun(),
        steps(request),
        by == null || by.isBlank() ? Via.NOBODY : by,
        Via.TEMPORAL);
  }

  private static Mode mode(SynchronizationRequest request) {
    return Optional.ofNullable(request.mode())
        .flatMap(Mode::labelled)
        .orElseThrow(
            () ->
                new StepException(
                    FailureType.INVALID_REQUEST,
                    "The request names no known mode",
                    "Ask for initial, complete or incremental."));
  }

  private static List<Step> steps(SynchronizationRequest request) {
    return RequestedSteps.read(request.steps())
        .orElseThrow(
            () ->
                new StepException(
                    FailureType.INVALID_REQUEST,
                    "The request names steps that no run can be made of",
                    RequestedSteps.ALLOWED));
  }
}
