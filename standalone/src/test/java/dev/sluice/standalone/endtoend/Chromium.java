package dev.sluice.standalone.endtoend;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import dev.sluice.standalone.process.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The machine's own browser, which a test drives as a person does. */
final class Chromium implements AutoCloseable {
  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  static Chromium start() {
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new Chromium(
        playwright,
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(binary().orElseThrow())
                    // In a container there are no name spaces of users for its sandbox; it opens
                    // nothing but pages of the test's own servers.
                    .setArgs(
                        List.of(
                            "--no-sandbox", "--disable-gpu", "--disable-background-networking"))));
  }

  /** From {@code SLUICE_CHROMIUM_BIN}, or the PATH. */
  static Optional<Path> binary() {
    return Optional.ofNullable(System.getenv("SLUICE_CHROMIUM_BIN"))
        .map(Path::of)
        .filter(Files::isExecutable)
        .or(() -> Program.onPath(System.getenv(), "chromium"));
  }

  /** A page of somebody who gives this login to servers that ask for one. */
  Page page(String user, String password) {
    return browser.newPage(
        new Browser.NewPageOptions()
            .setViewportSize(1400, 1000)
            .setHttpCredentials(user, password));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
