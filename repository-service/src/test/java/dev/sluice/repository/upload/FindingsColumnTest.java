package dev.sluice.repository.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.upload.UploadFindings;
import java.util.Objects;
import org.jooq.JSONB;
import org.junit.jupiter.api.Test;

class FindingsColumnTest {
  @Test
  void readsWhatAnotherReleaseHasWritten() {
    UploadFindings findings =
        Objects.requireNonNull(
            FindingsColumn.findings(JSONB.valueOf("{\"rows\": 3, \"saidByALaterOne\": [1]}")));

    assertThat(findings.rows()).isEqualTo(3);
    assertThat(findings.rejected()).isZero();
  }
}
