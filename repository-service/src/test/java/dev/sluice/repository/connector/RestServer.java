package dev.sluice.repository.connector;

import dev.sluice.repository.TestDatabase;
import dev.sluice.repository.connector.load.ConnectorLoading;
import dev.sluice.repository.rest.ReadProperties;
import io.temporal.spring.boot.autoconfigure.NonRootNamespaceAutoConfiguration;
import io.temporal.spring.boot.autoconfigure.RootNamespaceAutoConfiguration;
import io.temporal.spring.boot.autoconfigure.ServiceStubsAutoConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Connectors and resources behind a real HTTP port, on a database of their own, open to all and
 * without Temporal, which they do not need.
 */
public final class RestServer implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient client = HttpClient.newHttpClient();
  private final ConfigurableApplicationContext context;

  private RestServer(ConfigurableApplicationContext context) {
    this.context = context;
  }

  public static RestServer start() {
    return start(TestDatabase.freshUrl(), null);
  }

  static RestServer start(String databaseUrl, Path folder) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.datasource.url=" + databaseUrl,
                "--spring.datasource.username=postgres",
                "--spring.datasource.hikari.maximum-pool-size=4",
                "--spring.mvc.problemdetails.enabled=true",
                "--spring.main.banner-mode=off",
                "--spring.main.lazy-initialization=true"));
    if (folder != null) {
      arguments.add("--sluice.repository.connectors-folder=" + folder);
    }
    return new RestServer(
        new SpringApplicationBuilder(Application.class).run(arguments.toArray(String[]::new)));
  }

  public DSLContext database() {
    return context.getBean(DSLContext.class);
  }

  Connectors connectors() {
    return context.getBean(Connectors.class);
  }

  ConnectorLoading loading() {
    return context.getBean(ConnectorLoading.class);
  }

  public Answer get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  public Answer send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:"
                        + context.getEnvironment().getProperty("local.server.port")
                        + path))
            .method(method, BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return new Answer(client.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    context.close();
  }

  /** What the server answered. */
  public record Answer(HttpResponse<String> response) {
    public int status() {
      return response.statusCode();
    }

    public String text() {
      return response.body();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    public JsonNode json() {
      return JSON.readTree(response.body());
    }
  }

  /** Without a stereotype, so that no other test's component scan finds it. */
  @EnableAutoConfiguration(
      exclude = {
        ServiceStubsAutoConfiguration.class,
        RootNamespaceAutoConfiguration.class,
        NonRootNamespaceAutoConfiguration.class
      })
  @ComponentScan({
    "dev.sluice.repository.connector",
    "dev.sluice.repository.resource",
    "dev.sluice.repository.rest"
  })
  @EnableConfigurationProperties(ReadProperties.class)
  static class Application {
    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }

    @Bean
    SecurityFilterChain open(HttpSecurity http) {
      return http.csrf(csrf -> csrf.disable())
          .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
          .build();
    }
  }
}
