package dev.sluice.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.standalone.server.ServerFiles.Credentials;
import dev.sluice.standalone.server.Settings.DatabasePasswords;
import dev.sluice.standalone.server.Settings.Secrets;
import dev.sluice.standalone.temporal.TemporalService;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

class SettingsTest {
  @TempDir private Path folder;

  /** Passwords and paths reach the services as they are. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a${b}c",
        "${a}${",
        "a}${",
        "${user.home}",
        "a${b:c}",
        "${",
        "$",
        "}",
        "a\\${b}",
        "\\",
        "#{1+1}",
        "a=b",
        "ü:ß é"
      })
  void areTakenLiterally(String awkward) throws Exception {
    ServerOptions options =
        new ServerOptions(
            1,
            folder,
            folder.resolve("connectors"),
            folder.resolve("files").resolve(awkward),
            Map.of("SLUICE_TEMPORAL_ADDRESS", "temporal.example.org:7233"),
            Map.of());
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new SimpleCommandLinePropertySource(
                new Settings(
                        1,
                        "jdbc",
                        new DatabasePasswords("owner", "service"),
                        TemporalService.start(options.environment(), folder, null),
                        new Credentials("admin", awkward),
                        new Secrets("agent", "notification", "activation"),
                        options,
                        folder,
                        folder)
                    .asArguments()));

    assertThat(bound(environment, "sluice.security.users.admin.password"))
        .isEqualTo("{noop}" + awkward);
    assertThat(bound(environment, "sluice.agent.files"))
        .isEqualTo(folder.resolve("files").resolve(awkward).toString());
  }

  private static String bound(StandardEnvironment environment, String name) {
    return Binder.get(environment).bind(name, String.class).get();
  }
}
