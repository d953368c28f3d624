package dev.sluice.repository.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.repository.RunningServer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadDefinitionsTest {
  private static final Connector ACME = connector(RunningServer.DEFINITION);

  private final ReadDefinitions read = new ReadDefinitions();

  @Test
  void readsTheSameTextOnce() {
    assertThat(acme()).isSameAs(acme());
  }

  @Test
  void readsAnotherText() {
    ConnectorDefinition before = acme();

    assertThat(
            read.of(connector(RunningServer.DEFINITION.replace("people.csv", "staff.csv")))
                .orElseThrow()
                .source("people")
                .file()
                .path())
        .isEqualTo("staff.csv");
    assertThat(acme()).isEqualTo(before);
  }

  @Test
  void giveNothingForATextThatIsNotReadable() {
    acme();

    assertThat(read.of(connector("connector: [acme]"))).isEmpty();
  }

  @Test
  void forgetConnectorsThatAreGone() {
    ConnectorDefinition before = acme();
    read.keep(List.of(ACME));
    assertThat(acme()).isSameAs(before);

    read.keep(List.of());
    ConnectorDefinition after = acme();
    assertThat(after).isNotSameAs(before);

    read.forget("acme");
    assertThat(acme()).isNotSameAs(after);
  }

  private ConnectorDefinition acme() {
    return read.of(ACME).orElseThrow();
  }

  private static Connector connector(String definition) {
    return new Connector("acme", definition, "default", Instant.EPOCH, null, 1);
  }
}
