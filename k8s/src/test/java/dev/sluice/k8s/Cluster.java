package dev.sluice.k8s;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests one {@link ApiServer} for all of them, which knows the kinds that the chart's
 * switches make.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Cluster.Resolver.class)
@interface Cluster {

  /** Starts it when the first test asks for it; it ends after the last. */
  class Resolver implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE =
        ExtensionContext.Namespace.create(Cluster.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == ApiServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(NAMESPACE)
          .computeIfAbsent(Running.class, each -> new Running(), Running.class)
          .server;
    }
  }

  /** The server and its folder. */
  final class Running implements AutoCloseable {
    final Path folder;
    final ApiServer server;

    Running() {
      try {
        folder = Files.createTempDirectory("cluster");
        server = new ApiServer(folder);
        for (Path definition : definitions()) {
          server.define(definition);
        }
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }

    private static List<Path> definitions() throws Exception {
      try (Stream<Path> files = Files.list(Programs.path("crds"))) {
        return files.sorted().toList();
      }
    }

    @Override
    public void close() throws Exception {
      server.close();
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }
}
