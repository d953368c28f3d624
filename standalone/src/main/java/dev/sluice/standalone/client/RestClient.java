package dev.sluice.standalone.client;

import dev.sluice.standalone.command.CommandException;
import dev.sluice.standalone.command.ExitCode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the server; every response except the expected one is a {@link CommandException}. */
public final class RestClient {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  /** A large file takes its time on a slow network. */
  private static final Duration TIMEOUT_OF_FILES = Duration.ofHours(1);

  private final ServerAccess access;
  private final String authorization;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final JsonMapper json = Json.MAPPER;

  public RestClient(ServerAccess access) {
    this.access = access;
    String login = access.user() + ":" + access.password();
    this.authorization =
        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
  }

  /** What a path with these parameters shows; parameters without a value are left out. */
  public JsonNode get(String path, Map<String, String> parameters) {
    return send(request(path + query(parameters)).GET());
  }

  /** Sends a file. */
  public JsonNode put(String path, Map<String, String> parameters, Path file)
      throws FileNotFoundException {
    return send(
        request(path + query(parameters))
            .timeout(TIMEOUT_OF_FILES)
            // A server that says no says so before the file is sent.
            .expectContinue(true)
            .header("Content-Type", "application/octet-stream")
            .PUT(BodyPublishers.ofFile(file)));
  }

  private static String query(Map<String, String> parameters) {
    String query =
        new TreeMap<>(parameters)
            .entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
                .collect(Collectors.joining("&"));
    return query.isEmpty() ? "" : "?" + query;
  }

  /** Posts JSON. */
  public JsonNode post(String path, Object body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json.writeValueAsString(body))));
  }

  /** Puts JSON. */
  public JsonNode put(String path, Object body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(json.writeValueAsString(body))));
  }

  public void delete(String path) {
    send(request(path).DELETE());
  }

  /**
   * Writes what a path with these parameters shows into a file, over one that is there; gives the
   * headers.
   */
  public HttpHeaders fetch(String path, Map<String, String> parameters, FileRequest file) {
    return fetch(request(path + query(parameters)).GET(), file);
  }

  /** The same of what is answered to JSON. */
  public HttpHeaders fetchPosted(String path, Object body, FileRequest file) {
    return fetch(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json.writeValueAsString(body))),
        file);
  }

  private HttpHeaders fetch(HttpRequest.Builder request, FileRequest file) {
    HttpRequest accepting =
        request
            .setHeader("Accept", file.mediaType() + ", application/problem+json")
            .timeout(TIMEOUT_OF_FILES)
            .build();
    HttpResponse<InputStream> response = answer(accepting, BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      if (response.statusCode() / 100 != 2) {
        throw Refusal.of(
            response.statusCode(), new String(body.readAllBytes(), StandardCharsets.UTF_8), access);
      }
      write(body, file.file());
    } catch (FileSystemException cannotWrite) {
      throw new CommandException(ExitCode.FAILED, file.file() + " cannot be written.");
    } catch (IOException endedEarly) {
      throw new UnreachableException(access);
    }
    return response.headers();
  }

  /** Writes a file, or none if the answer ends too early. */
  private static void write(InputStream body, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      body.transferTo(out);
    } catch (FileSystemException cannotWrite) {
      throw cannotWrite;
    } catch (IOException endedEarly) {
      // A person may name a pipe or /dev/stdout, which is not ours to delete.
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        Files.deleteIfExists(file);
      }
      throw endedEarly;
    }
  }

  /** One part of a path. */
  public static String encode(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(access.url() + path))
        .timeout(TIMEOUT)
        .header("Accept", "application/json, application/problem+json")
        .header("Authorization", authorization);
  }

  private JsonNode send(HttpRequest.Builder request) {
    HttpResponse<String> response = answer(request.build(), BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw Refusal.of(response.statusCode(), response.body(), access);
    }
    try {
      return response.body().isBlank() ? json.createObjectNode() : json.readTree(response.body());
    } catch (JacksonException notJson) {
      throw new CommandException(
          ExitCode.NO_ACCESS, "The server at " + access.url() + " is not a Sluice server.");
    }
  }

  private <T> HttpResponse<T> answer(HttpRequest request, BodyHandler<T> handler) {
    try {
      return http.send(request, handler);
    } catch (IOException unreachable) {
      throw new UnreachableException(access);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CommandException(ExitCode.FAILED, "Interrupted.");
    }
  }
}
