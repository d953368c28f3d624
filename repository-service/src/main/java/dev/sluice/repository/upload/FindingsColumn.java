package dev.sluice.repository.upload;

import dev.sluice.contract.Failure;
import dev.sluice.contract.upload.UploadFindings;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON columns of an upload; another release may have written more or fewer members. */
final class FindingsColumn {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private FindingsColumn() {}

  static JSONB of(Object value) {
    // The database cannot store a NUL, which a cell may hold.
    return JSONB.valueOf(JSON.writeValueAsString(value).replace("\\u0000", "\\uFFFD"));
  }

  static @Nullable UploadFindings findings(@Nullable JSONB column) {
    return column == null ? null : JSON.readValue(column.data(), UploadFindings.class);
  }

  static @Nullable Failure failure(@Nullable JSONB column) {
    return column == null ? null : JSON.readValue(column.data(), Failure.class);
  }
}
