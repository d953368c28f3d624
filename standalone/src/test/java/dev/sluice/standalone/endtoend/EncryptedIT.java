package dev.sluice.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.protobuf.ByteString;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.sluice.contract.WorkflowIds;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.history.v1.History;
import io.temporal.client.WorkflowClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Runs whose payloads only Sluice reads, on a real Temporal server. */
@RequiresTemporal
class EncryptedIT {
  private static final String KEY = "2026a:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  @TempDir private Path folder;

  /** What somebody sees in Temporal's web UI who has told it of the codec endpoint. */
  @Test
  void theWebUiShowsWhatTheCodecEndpointDecrypts() throws Exception {
    assumeTrue(
        "true".equals(System.getenv("CI")) || Chromium.binary().isPresent(),
        "there is no chromium on the PATH");
    Company.in(folder).has(1, 100, "first");
    try (TemporalProcess temporal = TemporalProcess.start(folder);
        ServerProcess server = encrypting(temporal);
        Chromium browser = Chromium.start();
        Page page = browser.page("admin", server.access().get("SLUICE_PASSWORD"))) {
      server.reload();
      String run = server.post("company", "initial");
      server.await(run, "COMPLETED");
      page.navigate(temporal.page(WorkflowIds.synchronization("company", run)));
      String input = "\"connector\": \"company\"";
      server.await(() -> shown(page), text -> text.contains("encryption-cipher"));
      assertThat(shown(page)).doesNotContain(input, "the server closes the run");

      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Configure Codec Server"))
          .click();
      page.getByPlaceholder("Paste your endpoint here")
          .fill(server.access().get("SLUICE_URL") + "/api/codec");
      page.getByText("Include cross-origin credentials").first().click();
      page.getByTestId("confirm-data-encoder-button").click();
      page.getByTestId("confirm-data-encoder-button")
          .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
      page.reload();

      server.await(
          () -> shown(page),
          text -> text.contains(input) && text.contains("the server closes the run"));
    }
  }

  private static String shown(Page page) {
    return page.locator("body").innerText();
  }

  private ServerProcess encrypting(TemporalProcess temporal) throws Exception {
    return ServerProcess.start(
        folder,
        temporal.address(),
        "-Dsluice.payload.keys=" + KEY,
        "-Dsluice.security.temporal-ui=" + temporal.pages());
  }

  @Test
  void temporalKeepsNothingThatItCouldRead() throws Exception {
    Company company = Company.in(folder);
    company.has(1, 100, "first");
    try (TemporalProcess temporal = TemporalProcess.start(folder);
        ServerProcess server = encrypting(temporal)) {
      server.reload();
      server.await(server.post("company", "initial"), "COMPLETED");
      company.has(41, 100, "first");
      String held = server.post("company", "complete");
      server.await(held, "AWAITING_REVIEW");
      WorkflowClient withoutKey = temporal.client();

      // As the web UI sends it that has no codec endpoint.
      withoutKey
          .newUntypedWorkflowStub(WorkflowIds.synchronization("company", held))
          .signal("resume");
      server.await(held, "COMPLETED");

      History history =
          withoutKey.fetchHistory(WorkflowIds.synchronization("company", held)).getHistory();
      Payload input =
          history
              .getEvents(0)
              .getWorkflowExecutionStartedEventAttributes()
              .getInput()
              .getPayloads(0);
      assertThat(input.getMetadataOrThrow("encoding").toStringUtf8()).isEqualTo("binary/encrypted");
      // Nothing but search attributes, versions of the code, and what logs name of the run.
      assertThat(history.getEventsList())
          .filteredOn(event -> event.toString().contains("json/plain"))
          .allMatch(
              event ->
                  event.hasUpsertWorkflowSearchAttributesEventAttributes()
                      || event.hasMarkerRecordedEventAttributes()
                      || event.hasWorkflowExecutionStartedEventAttributes()
                      || event.hasActivityTaskScheduledEventAttributes()
                      || event.hasStartChildWorkflowExecutionInitiatedEventAttributes());

      HttpResponse<String> decoded =
          server.send(
              server
                  .request("/api/codec/decode")
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString("{\"payloads\":[" + json(input) + "]}")));
      assertThat(decoded.statusCode()).as(decoded.body()).isEqualTo(200);
      byte[] data =
          Base64.getDecoder()
              .decode(new JsonMapper().readTree(decoded.body()).at("/payloads/0/data").asString());
      assertThat(new String(data, StandardCharsets.UTF_8)).contains("\"connector\":\"company\"");
    }
  }

  private static String json(Payload payload) {
    return payload.getMetadataMap().entrySet().stream()
        .map(each -> "\"" + each.getKey() + "\":\"" + base64(each.getValue()) + "\"")
        .collect(
            Collectors.joining(
                ",", "{\"metadata\":{", "},\"data\":\"" + base64(payload.getData()) + "\"}"));
  }

  private static String base64(ByteString bytes) {
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
