package dev.sluice.repository.activation.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import dev.sluice.repository.TestDatabase;
import dev.sluice.repository.activation.Mailing;
import dev.sluice.repository.activation.Mailing.Attempt;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The pages behind the links of mails. */
@ExtendWith(SharedServers.Extension.class)
class ActivationPageIT {
  private static SharedServers servers;
  private static RunningServer server;

  private Mailing mailing;
  private UUID send;
  private Attempt attempt;

  @BeforeAll
  static void start(SharedServers shared) {
    servers = shared;
    server = shared.server();
  }

  @BeforeEach
  void mail() {
    mailing =
        new Mailing(server)
            .connector("acme", "portal", "")
            .person("acme", "a", "a@example.org", "fr-FR")
            .person("acme", "b", "b@example.org", null)
            .applied("acme");
    send = mailing.started("portal", "{}");
    attempt = mailing.begin(send);
  }

  @Test
  void looksWithoutDoingAnythingAndActsOnce() {
    String link = sent(attempt.next());

    for (String method : new String[] {"GET", "HEAD", "GET", "GET"}) {
      assertThat(request(server, method, link).statusCode()).isEqualTo(200);
    }
    assertThat(mailing.states("portal")).contains("a SENT");
    HttpResponse<String> page = request(server, "GET", link);
    assertThat(page.body())
        .contains(
            "<html lang=\"fr\">", "Activez votre compte pour portal", "<form method=\"post\">")
        .doesNotContain("<script", "a@example.org");

    assertThat(request(server, "POST", link).body())
        .contains("Votre compte pour portal est activé");
    assertThat(mailing.states("portal")).contains("a ACTIVATED");
    HttpResponse<String> used = request(server, "POST", link);
    assertThat(used.statusCode()).isEqualTo(410);
    assertThat(used.body()).contains("déjà activé").doesNotContain("<form");
    assertThat(request(server, "GET", link).statusCode()).isEqualTo(410);
  }

  @Test
  void letsNobodyKeepOrSendOnWhatItShows() {
    HttpResponse<String> page = request(server, "GET", sent(attempt.next()));

    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'; style-src 'sha256-")
        .contains("frame-ancestors 'none'");
    assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      textBlock =
          """
          none, Activate your account
          'de-CH,de;q=0.9,en;q=0.5', Ihr Konto für portal aktivieren
          'it,fr;q=0.2', Activez votre compte
          'it', Activate your account
          ';;;', Activate your account
          """)
  void speaksTheBrowsersLanguageWhereThePersonHasNone(String accepted, String words) {
    sent(attempt.next());
    String link = sent(attempt.next());
    var request = server.request("", link).GET();
    if (accepted != null) {
      request.header("Accept-Language", accepted);
    }

    assertThat(server.send(request).body()).contains(words);
  }

  @Test
  void aLaterMailTakesThePlaceOfAnEarlierOne() {
    String first = sent(attempt.next());
    sent(attempt.next());
    server.post("operator", "/api/applications/portal/activations/cancel", "");
    UUID again = mailing.started("portal", "{\"again\":true,\"keys\":[\"a\"]}");
    String second = sent(mailing.begin(again).next());

    HttpResponse<String> page = request(server, "POST", first);
    assertThat(page.statusCode()).isEqualTo(410);
    assertThat(page.body()).contains("There is a later mail");
    assertThat(request(server, "POST", second).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"0, A", "10, A", "-1, A", "-1, ''", "-1, AA", "0, %20", "0, %00", "0, /../"})
  void knowsWhatItDidNotMake(int place, String other) {
    String link = sent(attempt.next());
    int at = link.lastIndexOf('/') + 1 + (place < 0 ? link.length() - 10 : place);
    at = Math.min(at, link.length() - 2);
    String was = link.substring(at, at + 1);
    String forged =
        link.substring(0, at) + (other.equals(was) ? "B" : other) + link.substring(at + 1);

    assertThat(request(server, "POST", forged).statusCode()).isIn(400, 401, 404);
    assertThat(mailing.states("portal")).contains("a SENT");
  }

  @Test
  void aLinkWorksBeforeItsMailIsKnownToBeSent() {
    JsonNode mail = attempt.next();

    assertThat(request(server, "POST", link(mail)).statusCode()).isEqualTo(200);
    mailing.report(mail, "SENT");
    mailing.report(mail, "SENT");

    assertThat(mailing.states("portal")).contains("a ACTIVATED");
    assertThat(mailing.show(send).get("sent").asLong()).isEqualTo(1);
  }

  @Test
  void whoIsSwitchedOffCannotActivate() {
    String link = sent(attempt.next());
    mailing.switched("a", false);

    assertThat(request(server, "POST", link).body()).contains("Le compte est désactivé");
    assertThat(mailing.states("portal")).contains("a SENT");
    mailing.switched("a", true);
    assertThat(request(server, "POST", link).statusCode()).isEqualTo(200);
  }

  @Test
  void expiresAndIsNotInTheAccessLog(@TempDir Path folder) throws IOException {
    try (RunningServer other =
        new RunningServer(
            TestDatabase.freshUrl(),
            servers.temporal().target(),
            "--sluice.activation.link-expiry=1ms",
            "--server.tomcat.accesslog.enabled=true",
            "--server.tomcat.accesslog.directory=" + folder,
            "--server.tomcat.accesslog.buffered=false")) {
      Mailing elsewhere =
          new Mailing(other)
              .connector("acme", "portal", "")
              .person("acme", "a", "a@example.org", "EN")
              .applied("acme");
      JsonNode mail = elsewhere.begin(elsewhere.started("portal", "{}")).next();
      elsewhere.report(mail, "SENT");

      HttpResponse<String> page = request(other, "POST", link(mail));
      assertThat(page.statusCode()).isEqualTo(410);
      assertThat(page.body())
          .contains("The link has expired", "Ask the people who run portal to send you");
      assertThat(elsewhere.states("portal")).containsExactly("a SENT");

      StringBuilder log = new StringBuilder();
      try (Stream<Path> files = Files.list(folder)) {
        for (Path each : files.toList()) {
          log.append(Files.readString(each));
        }
      }
      assertThat(log.toString())
          .contains("/notification/activations/")
          .doesNotContain(mail.get("token").asString(), "/activate/");
    }
  }

  /** Browsers hide the origin of a form from a page that sends no referrer. */
  @Test
  void takesTheFormThatItShowed() {
    String link = sent(attempt.next());

    HttpResponse<String> page =
        server.send(
            server
                .request("", link)
                .header("Origin", "null")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.noBody()));

    assertThat(page.statusCode()).isEqualTo(200);
  }

  private String sent(JsonNode mail) {
    mailing.report(mail, "SENT");
    return link(mail);
  }

  private static String link(JsonNode mail) {
    return "/activate/" + mail.get("token").asString();
  }

  private static HttpResponse<String> request(RunningServer server, String method, String path) {
    return server.send(server.request("", path).method(method, BodyPublishers.noBody()));
  }
}
