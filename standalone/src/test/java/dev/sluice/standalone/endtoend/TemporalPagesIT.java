package dev.sluice.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import dev.sluice.contract.WorkflowIds;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * An operator looks at a held run in Temporal's web UI, follows a link to its changes, and decides
 * there, without typing.
 */
@RequiresTemporal
@ExtendWith(SharedServer.Extension.class)
class TemporalPagesIT {
  private static TemporalProcess temporal;
  private static ServerProcess server;
  private static Company company;
  private static Chromium browser;

  @BeforeAll
  static void start(SharedServer shared) throws Exception {
    assumeTrue(
        "true".equals(System.getenv("CI")) || Chromium.binary().isPresent(),
        "there is no chromium on the PATH");
    browser = Chromium.start();
    temporal = shared.temporal();
    server = shared.server();
    company = Company.in(shared.folder());
    server.reload();
    server.await(server.post("company", "initial"), "COMPLETED");
  }

  @AfterAll
  static void end() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void showsWhatTheRunIsAndResumesItByASignal() throws Exception {
    String held = held();
    try (Page page = opened(held)) {
      page.getByText("User Metadata", exactly()).click();
      server.await(
          () -> texts(page),
          texts ->
              texts.contains("company complete, requested by admin")
                  && texts.contains(
                      "company: 40 deletes, over the limit of 3 (maximumDeletedLines)")
                  && texts.contains("/api/synchronizations/" + held + "/changes"));

      assertThat(followed(page, "changes"))
          .satisfies(
              changes -> {
                assertThat(changes.url()).endsWith("/api/synchronizations/" + held + "/changes");
                assertThat(changes.locator("body").innerText())
                    .contains("\"entityType\":\"User\"", "\"operation\":\"delete\"");
              });

      page.getByRole(AriaRole.BUTTON, named("More Actions")).click();
      page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Send a Signal"))
          .click();
      Locator dialog = page.getByRole(AriaRole.DIALOG);
      // The input itself is disabled; what surrounds it opens the list.
      dialog.locator("#signal-select").locator("xpath=..").click();
      page.getByRole(AriaRole.OPTION, named("resume")).click();
      dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Submit")).click();

      JsonNode run = server.await(held, "COMPLETED");
      assertThat(run.path("resources").path("User").path("deleted").asInt()).isEqualTo(40);
      assertThat(run.path("decision").path("via").asString()).isEqualTo("temporal");
    }
    company.has(1, 100, "first");
    server.await(server.post("company", "complete"), "COMPLETED");
  }

  @Test
  void endsTheRunWithoutChangesByARequestOfCancellation() throws Exception {
    String before = server.rows();
    String held = held();
    try (Page page = opened(held)) {
      page.getByRole(AriaRole.BUTTON, named("Request Cancellation")).click();
      page.getByRole(AriaRole.DIALOG)
          .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Confirm"))
          .click();

      server.await(held, "CANCELLED");
    }
    assertThat(server.rows()).isEqualTo(before);
    company.has(1, 100, "first");
  }

  /** What the page shows; Temporal shows summaries and details in frames of their own. */
  private static String texts(Page page) {
    return page.frames().stream().map(TemporalPagesIT::text).collect(Collectors.joining("\n"));
  }

  /** Nothing of a frame that goes: whenever the details change, they get a new one. */
  private static String text(Frame frame) {
    try {
      return frame.locator("body").innerText();
    } catch (PlaywrightException detached) {
      return "";
    }
  }

  /** What a link of the run's details opens, for somebody whom the browser knows at the server. */
  private static Page followed(Page page, String link) throws Exception {
    Page opened = server.await(() -> opened(page, link), Objects::nonNull);
    opened.waitForLoadState();
    return opened;
  }

  /** Nothing where the details are just being shown anew. */
  private static @Nullable Page opened(Page page, String link) {
    try {
      for (Frame frame : page.frames()) {
        Locator links = frame.getByRole(AriaRole.LINK, linked(link));
        if (links.count() > 0) {
          return page.waitForPopup(links::click);
        }
      }
    } catch (PlaywrightException detached) {
      // Another look finds the new frame.
    }
    return null;
  }

  private static Frame.GetByRoleOptions linked(String name) {
    return new Frame.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page.GetByTextOptions exactly() {
    return new Page.GetByTextOptions().setExact(true);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Page opened(String run) {
    Page page = browser.page("admin", server.access().get("SLUICE_PASSWORD"));
    page.navigate(temporal.page(WorkflowIds.synchronization("company", run)));
    return page;
  }

  private static String held() throws Exception {
    company.has(1, 60, "first");
    return server
        .await(server.post("company", "complete"), "AWAITING_REVIEW")
        .path("id")
        .asString();
  }
}
