package dev.sluice.repository.start;

import dev.sluice.contract.run.Mode;
import dev.sluice.contract.run.Step;
import dev.sluice.contract.run.Via;
import dev.sluice.repository.Sha256;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.rest.ProblemException.FieldError;
import dev.sluice.repository.run.RunRequest;
import dev.sluice.repository.run.file.RunFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request for a run.
 *
 * @param mode may be left out if a file says it
 * @param file an uploaded file to be read instead of its source's own
 */
record StartRequest(
    @Nullable String connector,
    @Nullable String mode,
    @Nullable Boolean force,
    @Nullable Boolean dryRun,
    @Nullable List<String> steps,
    @Nullable RequestedFile file) {

  /**
   * An uploaded file.
   *
   * @param as {@code update} or {@code overwrite}
   * @param scope {@code connector}, {@code csv} or {@code all}, instead of what the definition says
   * @param missing {@code delete} or {@code deactivate}, instead of what the definition says
   */
  record RequestedFile(
      @Nullable UUID upload,
      @Nullable String as,
      @Nullable String scope,
      @Nullable String missing) {}

  /** What it asks for; all that cannot be used is said at once. */
  RunRequest understood(String requestedBy, UploadedRunFiles files) {
    List<FieldError> errors = new ArrayList<>();
    if (connector == null || connector.isBlank()) {
      errors.add(new FieldError("connector", "name the connector to run"));
    }
    RunFile understoodFile =
        file == null || connector == null ? null : files.understood(connector, file, errors);
    Optional<Mode> understoodMode =
        mode == null && understoodFile != null
            ? Optional.of(understoodFile.as().mode())
            : Optional.ofNullable(mode).flatMap(Mode::labelled);
    if (understoodFile != null
        && understoodMode.isPresent()
        && understoodMode.get() != understoodFile.as().mode()) {
      errors.add(
          new FieldError(
              "mode",
              understoodFile.as().mode().label()
                  + ", or none, for a file that is taken as "
                  + understoodFile.as().label()));
    }
    if (understoodMode.isEmpty() && (mode != null || file == null)) {
      errors.add(new FieldError("mode", "one of initial, complete, incremental"));
    }
    Optional<List<Step>> understoodSteps = RequestedSteps.read(steps);
    if (understoodSteps.isEmpty()) {
      errors.add(new FieldError("steps", RequestedSteps.ALLOWED));
    }
    if (connector == null || !errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    return new RunRequest(
        connector,
        understoodMode.orElseThrow(),
        Boolean.TRUE.equals(force),
        Boolean.TRUE.equals(dryRun),
        understoodSteps.orElseThrow(),
        requestedBy,
        Via.REST,
        understoodFile,
        null,
        null);
  }

  /**
   * Tells two requests apart by what they ask for, not by how they are written.
   *
   * @param path where they were sent to
   */
  static String digest(String path, RunRequest request) {
    String asked =
        String.join(
            "\0",
            path,
            request.connector(),
            request.mode().name(),
            String.valueOf(request.force()),
            String.valueOf(request.dryRun()),
            request.steps().toString(),
            String.valueOf(request.file()));
    return Sha256.hex(asked);
  }
}
