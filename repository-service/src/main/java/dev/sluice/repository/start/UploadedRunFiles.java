package dev.sluice.repository.start;

import dev.sluice.contract.definition.OnMissing;
import dev.sluice.contract.definition.Scope;
import dev.sluice.contract.upload.UploadPurpose;
import dev.sluice.contract.upload.UploadStatus;
import dev.sluice.repository.jooq.tables.records.UploadRecord;
import dev.sluice.repository.rest.ProblemException.FieldError;
import dev.sluice.repository.run.file.RunFile;
import dev.sluice.repository.run.file.RunFile.As;
import dev.sluice.repository.start.StartRequest.RequestedFile;
import dev.sluice.repository.upload.Uploads;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Parses which uploaded file a run reads, and how. */
@Component
class UploadedRunFiles {
  private final Uploads uploads;

  UploadedRunFiles(Uploads uploads) {
    this.uploads = uploads;
  }

  /** The file; null if something is wrong with it, which is added to the errors. */
  @Nullable RunFile understood(String connector, RequestedFile requested, List<FieldError> errors) {
    int before = errors.size();
    Optional<As> as = Optional.ofNullable(requested.as()).flatMap(As::labelled);
    if (as.isEmpty()) {
      errors.add(new FieldError("file.as", "one of update, overwrite"));
    }
    Scope scope = named("file.scope", requested.scope(), Scope.values(), errors);
    OnMissing missing = named("file.missing", requested.missing(), OnMissing.values(), errors);
    if (as.isPresent() && as.get() == As.UPDATE && (scope != null || missing != null)) {
      errors.add(
          new FieldError(
              "file.as",
              "an update does not touch resources that are not in the file: leave out scope and"
                  + " missing, or overwrite"));
    }
    UploadRecord upload = upload(connector, requested.upload(), as, errors);
    if (upload == null || as.isEmpty() || errors.size() > before) {
      return null;
    }
    return new RunFile(
        upload.getId(),
        upload.getSource(),
        upload.getName(),
        upload.getSha256(),
        as.get(),
        scope,
        missing);
  }

  private @Nullable UploadRecord upload(
      String connector, @Nullable UUID id, Optional<As> as, List<FieldError> errors) {
    UploadRecord upload = Optional.ofNullable(id).flatMap(uploads::find).orElse(null);
    String wrong = null;
    if (upload == null || !upload.getConnector().equals(connector)) {
      wrong = "the id of an upload of this connector";
    } else if (!upload.getStatus().equals(UploadStatus.TAKEN.name())) {
      wrong = "an upload with status TAKEN; this one is " + upload.getStatus();
    } else if (upload.getForgottenAt() != null) {
      wrong = "an upload whose file still exists; upload the file again";
    } else if (as.isPresent() && !fits(UploadPurpose.valueOf(upload.getPurpose()), as.get())) {
      wrong = "a file that was uploaded for " + purpose(as.get()).label();
    }
    if (wrong != null) {
      errors.add(new FieldError("file.upload", wrong));
      return null;
    }
    return upload;
  }

  private static boolean fits(UploadPurpose purpose, As as) {
    return purpose == purpose(as);
  }

  private static UploadPurpose purpose(As as) {
    return as == As.UPDATE ? UploadPurpose.UPDATE : UploadPurpose.COMPLETE;
  }

  private static <E extends Enum<E>> @Nullable E named(
      String field, @Nullable String label, E[] values, List<FieldError> errors) {
    if (label == null) {
      return null;
    }
    Optional<E> found = Arrays.stream(values).filter(each -> word(each).equals(label)).findFirst();
    if (found.isEmpty()) {
      errors.add(
          new FieldError(
              field,
              "one of "
                  + Stream.of(values)
                      .map(UploadedRunFiles::word)
                      .collect(Collectors.joining(", "))));
    }
    return found.orElse(null);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
