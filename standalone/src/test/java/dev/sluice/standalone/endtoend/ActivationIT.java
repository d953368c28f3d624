package dev.sluice.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a file of users to the mail, and from the mail to the page that activates. */
@RequiresTemporal
class ActivationIT {
  private static final Pattern LINK =
      Pattern.compile("http://127\\.0\\.0\\.1:\\d+(/activate/\\S+)");
  private static final String CONNECTOR =
      """
      connector: people
      sources: { people: { csv: { path: people.csv } } }
      entityTypes:
        User:
          source: people
          key: id
          onMissing: deactivate
          properties: { id: { column: ID }, mail: { column: MAIL }, language: { column: LANGUAGE } }
      activation: { application: portal, mail: mail, language: language%s }
      """;

  @TempDir Path folder;

  private final GreenMail mails = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
  private final HttpClient browser = HttpClient.newHttpClient();
  private ServerProcess server;

  @BeforeEach
  void listen() {
    mails.start();
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
    mails.stop();
  }

  @Test
  void leadsFromTheFileToTheActivatedAccount() throws Exception {
    start("", 6000, "ID,MAIL,LANGUAGE", "1,ann@example.org,", "2,bea@example.org,fr_FR", "3,,de");
    run("initial");

    JsonNode answer = send("{}", 202);
    assertThat(answer.get("toMail").asLong()).isEqualTo(2);
    assertThat(answer.get("withoutAddress").asLong()).isEqualTo(1);
    ended(answer.at("/send/id").asString(), "COMPLETED");

    Map<String, MimeMessage> received = received();
    assertThat(received.keySet()).containsExactly("ann@example.org", "bea@example.org");
    assertThat(received.get("ann@example.org").getSubject())
        .isEqualTo("Activate your account for portal");
    assertThat(received.get("bea@example.org").getSubject())
        .isEqualTo("Activez votre compte pour portal");
    String link = link(received.get("bea@example.org"));
    assertThat(open(link, "GET").body()).contains("Activez votre compte pour portal", "<form");
    assertThat(states()).isEqualTo("1 SENT 2 SENT 3 PENDING");
    assertThat(open(link, "POST").body()).contains("Votre compte pour portal est activé");
    assertThat(open(link, "POST").statusCode()).isEqualTo(410);
    assertThat(states()).isEqualTo("1 SENT 2 ACTIVATED 3 PENDING");

    // Switched off and on again, and run again: nobody is new.
    have("ID,MAIL,LANGUAGE", "2,bea@example.org,fr_FR");
    run("complete");
    have("ID,MAIL,LANGUAGE", "1,ann@example.org,", "2,bea@example.org,fr_FR", "4,d@example.org,");
    run("complete");
    ended(send("{}", 202).at("/send/id").asString(), "COMPLETED");
    assertThat(received().keySet())
        .containsExactly("ann@example.org", "bea@example.org", "d@example.org");
    assertThat(mails.getReceivedMessages()).hasSize(3);
    assertThat(server.logs())
        .doesNotContain("ann@example.org", link.substring("/activate/".length()));
    assertThat(Files.getPosixFilePermissions(folder.resolve("data/activation-key")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void mailsNobodyTwiceWhereTheServerDiesMeanwhile() throws Exception {
    String[] people =
        IntStream.rangeClosed(10, 49)
            .mapToObj(i -> i + ",p" + i + "@example.org,")
            .toArray(String[]::new);
    start("", 600, "ID,MAIL,LANGUAGE");
    Files.write(
        server.files().resolve("people.csv"), Arrays.asList(people), StandardOpenOption.APPEND);
    run("initial");
    String send = send("{}", 202).at("/send/id").asString();
    server.await(() -> mails.getReceivedMessages().length, count -> count >= 5);

    server.kill();
    server.restart();

    JsonNode ended = ended(send, "COMPLETED");
    long sent = ended.get("sent").asLong();
    long uncertain = ended.get("uncertain").asLong();
    assertThat(sent + uncertain).isEqualTo(people.length);
    assertThat(uncertain).isLessThanOrEqualTo(1);
    Map<String, Long> perAddress =
        Arrays.stream(mails.getReceivedMessages())
            .collect(Collectors.groupingBy(ActivationIT::address, Collectors.counting()));
    assertThat(perAddress.values()).containsOnly(1L);
    assertThat((long) perAddress.size()).isBetween(sent, sent + uncertain);
  }

  @Test
  void anAppliedRunSendsWhereItsConnectorSaysSo() throws Exception {
    start(", send: onApply, maximumMails: 2", 6000, "ID,MAIL,LANGUAGE", "1,ann@example.org,");
    run("initial");
    server.await(this::states, "1 SENT"::equals);

    have(
        "ID,MAIL,LANGUAGE",
        "1,ann@example.org,",
        "2,b@example.org,",
        "3,c@example.org,",
        "4,d@example.org,");
    String run = run("complete");

    JsonNode held =
        server.await(
            () -> server.get("/api/applications/portal/activations").get("send"),
            last -> last.get("status").asString().equals("HELD"));
    assertThat(held.get("synchronization").asString()).isEqualTo(run);
    assertThat(held.get("reason").asString()).contains("3 people", "limit of 2");
    assertThat(server.run(run).at("/activation/reason")).isEqualTo(held.get("reason"));
    assertThat(mails.getReceivedMessages()).hasSize(1);
  }

  private void start(String more, int mailsPerMinute, String... lines) throws Exception {
    Path data =
        Files.createDirectory(
            folder.resolve("data"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
    Path settings = data.resolve("application.yaml");
    Files.writeString(
        settings,
        """
        spring.mail: { host: 127.0.0.1, port: %s }
        sluice.repository.sweep-interval: 500ms
        sluice.notification:
          mail.from: sluice@example.org
          activation.mails-per-minute: %s
        """
            .formatted(mails.getSmtp().getPort(), mailsPerMinute));
    Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-------"));
    Files.createDirectories(folder.resolve("connectors"));
    Files.createDirectories(folder.resolve("files"));
    Files.writeString(folder.resolve("connectors/people.yaml"), CONNECTOR.formatted(more));
    Files.write(folder.resolve("files/people.csv"), List.of(lines));
    server = ServerProcess.start(folder, "");
  }

  private void have(String... lines) throws Exception {
    Files.write(server.files().resolve("people.csv"), List.of(lines));
  }

  private String run(String mode) throws Exception {
    String id = server.post("people", mode);
    JsonNode run = server.await(id, "COMPLETED", "FAILED", "AWAITING_REVIEW");
    if (run.get("status").asString().equals("AWAITING_REVIEW")) {
      server.decide(id, "resume");
      server.await(id, "COMPLETED");
    }
    return id;
  }

  private JsonNode send(String body, int status) throws Exception {
    HttpResponse<String> answer =
        server.send(
            server
                .request("/api/applications/portal/activations/send")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JsonMapper.shared().readTree(answer.body());
  }

  private JsonNode ended(String send, String status) throws Exception {
    return server.await(
        () -> server.get("/api/activations/sends/" + send),
        shown -> shown.path("status").asString("").equals(status));
  }

  private String states() throws Exception {
    StringBuilder states = new StringBuilder();
    for (JsonNode each : server.get("/api/activations?application=portal").get("items")) {
      states.append(each.get("key").asString()).append(' ');
      states.append(each.get("state").asString()).append(' ');
    }
    return states.toString().strip();
  }

  private HttpResponse<String> open(String link, String method) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(server.request(link).build().uri())
            .method(method, BodyPublishers.noBody())
            .build(),
        BodyHandlers.ofString());
  }

  private Map<String, MimeMessage> received() {
    return Arrays.stream(mails.getReceivedMessages())
        .collect(
            Collectors.toMap(
                ActivationIT::address, each -> each, (first, second) -> second, TreeMap::new));
  }

  private static String address(MimeMessage mail) {
    try {
      return mail.getAllRecipients()[0].toString();
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }

  private static String link(MimeMessage mail) throws Exception {
    String text = ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent().toString();
    Matcher link = LINK.matcher(text);
    assertThat(link.find()).as(text).isTrue();
    return link.group(1);
  }
}
