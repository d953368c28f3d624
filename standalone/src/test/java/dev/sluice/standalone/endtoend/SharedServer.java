package dev.sluice.standalone.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One server on one real Temporal for all test classes that need no server of their own, since it
 * takes many seconds to start. Each class begins with a server that has been told nothing.
 */
final class SharedServer implements AutoCloseable {
  private final Path folder;
  private final TemporalProcess temporal;
  private final ServerProcess server;

  private SharedServer() throws Exception {
    folder = Files.createTempDirectory("sluice-shared").toRealPath();
    Files.createDirectories(folder.resolve("connectors"));
    Files.createDirectories(folder.resolve("files"));
    temporal = TemporalProcess.start(folder);
    try {
      server = ServerProcess.start(folder, temporal.address());
    } catch (Exception neverReady) {
      temporal.close();
      throw neverReady;
    }
  }

  /** Its data, connectors and files stand here. */
  Path folder() {
    return folder;
  }

  TemporalProcess temporal() {
    return temporal;
  }

  ServerProcess server() {
    return server;
  }

  /** Lets the server forget all that it was told. */
  void forget() throws IOException, SQLException {
    new CaseRepository(folder.resolve("data")).empty();
    for (String each : new String[] {"connectors", "files"}) {
      deleteWithin(folder.resolve(each));
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    temporal.close();
    deleteWithin(folder);
    Files.delete(folder);
  }

  private static void deleteWithin(Path place) throws IOException {
    try (Stream<Path> all = Files.walk(place)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        if (!each.equals(place)) {
          Files.delete(each);
        }
      }
    }
  }

  /** Gives the server to a class's {@code @BeforeAll}. */
  static final class Extension implements BeforeAllCallback, ParameterResolver {
    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
      shared(context).forget();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == SharedServer.class;
    }

    @Override
    public SharedServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return shared(context);
    }

    private static SharedServer shared(ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.create(SharedServer.class))
          .computeIfAbsent(SharedServer.class, type -> started(), SharedServer.class);
    }

    private static SharedServer started() {
      try {
        return new SharedServer();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      } catch (Exception failure) {
        throw new IllegalStateException(failure);
      }
    }
  }
}
