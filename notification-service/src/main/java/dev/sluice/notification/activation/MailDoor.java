package dev.sluice.notification.activation;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.activation.MailReport;
import dev.sluice.contract.activation.NextMail;
import dev.sluice.notification.delivery.DelayedException;
import dev.sluice.notification.delivery.UndeliverableException;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Calls the server with this service's token. */
final class MailDoor {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final @Nullable URI server;
  private final @Nullable String token;
  private final TextMapPropagator traces;

  /**
   * The door of a server.
   *
   * @param traces adds to each request in which trace it is made
   */
  MailDoor(ServerProperties properties, TextMapPropagator traces) {
    this.server = properties.url();
    this.token = properties.token();
    this.traces = traces;
  }

  /** The attempt that mails are given to. */
  private record Attempt(String attempt) {}

  /** What the server says when it says no. */
  private record Problem(@Nullable String detail, @Nullable String failureType) {}

  /** The send has ended, or another attempt has taken its place. */
  static final class ClosedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final FailureType type;

    ClosedException(FailureType type, String message) {
      super(message);
      this.type = type;
    }

    FailureType type() {
      return type;
    }
  }

  /** Begins an attempt; an earlier one gets no mail any more. */
  String begin(String send) {
    return read(post("/sends/" + send + "/begin", ""), Attempt.class).attempt();
  }

  /** The next mail, which is nobody else's from here on. */
  NextMail next(String send, String attempt) {
    return read(post("/sends/" + send + "/attempts/" + attempt + "/next", ""), NextMail.class);
  }

  /** Tells what happened to a mail. */
  void report(String claim, MailReport report) {
    post("/mails/" + claim + "/report", JSON.writeValueAsString(report));
  }

  private String post(String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(place(path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    traces.inject(Context.current(), request, MailDoor::setHeader);
    HttpResponse<String> answer;
    try {
      answer = client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException away) {
      throw new DelayedException("The server cannot be reached, or closed the connection");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new DelayedException("The service was stopped while it waited for the server");
    }
    if (answer.statusCode() / 100 == 2) {
      return answer.body();
    }
    throw refused(answer);
  }

  private static void setHeader(HttpRequest.@Nullable Builder request, String name, String value) {
    Objects.requireNonNull(request).setHeader(name, value);
  }

  private URI place(String path) {
    if (server == null || token == null) {
      throw new UndeliverableException(
          "The notification service has no server for activation mails",
          "Set sluice.notification.server.url and sluice.notification.server.token");
    }
    return URI.create(server.toString().replaceAll("/+$", "") + "/notification/activations" + path);
  }

  private static RuntimeException refused(HttpResponse<String> answer) {
    int status = answer.statusCode();
    if (status == 401 || status == 403) {
      return new UndeliverableException(
          "The server does not know the notification service",
          "Set sluice.notification.server.token to the server's"
              + " sluice.repository.notification.token");
    }
    Problem problem = problem(answer.body());
    for (FailureType closed : new FailureType[] {FailureType.RUN_ENDED, FailureType.OVERTAKEN}) {
      if (problem != null && closed.name().equals(problem.failureType())) {
        return new ClosedException(closed, String.valueOf(problem.detail()));
      }
    }
    return new DelayedException("The server answered with status " + status);
  }

  private static @Nullable Problem problem(String body) {
    try {
      return JSON.readValue(body, Problem.class);
    } catch (JacksonException notAProblem) {
      return null;
    }
  }

  private static <T> T read(String body, Class<T> type) {
    try {
      return JSON.readValue(body, type);
    } catch (JacksonException unreadable) {
      // Not the text of the exception: it may quote the body.
      throw new DelayedException("The server's answer cannot be read");
    }
  }
}
