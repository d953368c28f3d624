package dev.sluice.repository;

import dev.sluice.contract.Failure;
import dev.sluice.contract.FailureType;
import dev.sluice.contract.connection.ConnectionCheckRequest;
import dev.sluice.contract.connection.ConnectionCheckResult;
import dev.sluice.contract.connection.ConnectionCheckWorkflow;
import dev.sluice.contract.connection.SourceFindings;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/**
 * A check that takes a file's name for its state: {@code missing.csv} is missing, {@code
 * column.csv} lacks a column, nothing is seen {@code silent.csv}, and all others are good.
 */
public final class CheckingWorkflow implements ConnectionCheckWorkflow {

  @Override
  public ConnectionCheckResult check(ConnectionCheckRequest request) {
    List<Failure> failures = new ArrayList<>();
    request.connector().sources().stream()
        .map(source -> source.csv().path())
        .forEach(path -> look(path, failures));
    List<SourceFindings> findings =
        request.connector().sources().stream()
            .map(
                source ->
                    new SourceFindings(
                        source.name(),
                        source.csv().path(),
                        true,
                        true,
                        null,
                        List.of("ID"),
                        List.of(),
                        List.of(new SourceFindings.Column("room", null)),
                        100,
                        null,
                        null))
            .toList();
    return new ConnectionCheckResult(failures, findings);
  }

  private static void look(String path, List<Failure> failures) {
    switch (path) {
      case "missing.csv" ->
          failures.add(
              new Failure(
                  FailureType.SOURCE_MISSING,
                  "missing.csv: there is no such file",
                  path,
                  null,
                  null,
                  "Deliver the file."));
      case "column.csv" ->
          failures.add(
              new Failure(
                  FailureType.SOURCE_MALFORMED,
                  "column.csv, line 1, column id: the header has no such column",
                  path,
                  1L,
                  "id",
                  "Correct the header."));
      case "silent.csv" -> Workflow.await(() -> false);
      default -> {
        // A good file.
      }
    }
  }
}
