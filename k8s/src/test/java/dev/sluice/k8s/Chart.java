package dev.sluice.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The chart, as helm renders it without a server. */
final class Chart {
  static final Path FOLDER = Path.of("sluice").toAbsolutePath();

  /** What release and namespace are called here. */
  static final String RELEASE = "sluice";

  /** The values that {@code docs/kubernetes.md} begins with. */
  static final String DOCUMENTED = "documented";

  /** Sets of values in {@code src/test/resources/values}, and those of the documentation. */
  static final List<String> VALUES =
      List.of("least", "high-availability", "every-switch", "http-route", DOCUMENTED);

  // Helm knows the version of the server that it speaks to; without one it takes an old one.
  private static final List<String> VERSION = List.of("--kube-version", "1.34.0");
  private static final Map<String, List<KubernetesObject>> RENDERED = new ConcurrentHashMap<>();

  private Chart() {}

  static Path values(String name) {
    return name.equals(DOCUMENTED) ? documented() : valuesOfTests(name);
  }

  private static Path documented() {
    try {
      String page = Files.readString(Path.of("../docs/kubernetes.md"));
      String values = page.substring(page.indexOf("```yaml\nimage:") + "```yaml\n".length());
      Path file = Path.of("target/documented-values.yaml").toAbsolutePath();
      Files.createDirectories(file.getParent());
      return Files.writeString(file, values.substring(0, values.indexOf("```")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path valuesOfTests(String name) {
    return Path.of("src/test/resources/values", name + ".yaml").toAbsolutePath();
  }

  /** All objects, hooks included. */
  static List<KubernetesObject> objects(String values) {
    return RENDERED.computeIfAbsent(
        values, each -> KubernetesObject.all(render(values(each)).good()));
  }

  /** The objects of a kind. */
  static List<KubernetesObject> objects(String values, String kind) {
    return objects(values).stream().filter(each -> each.kind().equals(kind)).toList();
  }

  /** The object of a kind whose name ends so. */
  static KubernetesObject object(String values, String kind, String name) {
    return objects(values, kind).stream()
        .filter(each -> each.name().equals(RELEASE + "-" + name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No " + kind + " " + name + " with " + values));
  }

  static Programs.Result render(Path values) {
    List<String> arguments =
        new ArrayList<>(List.of("template", RELEASE, FOLDER.toString(), "-f", values.toString()));
    arguments.addAll(List.of("--namespace", RELEASE));
    arguments.addAll(VERSION);
    return Programs.run("helm", arguments);
  }
}
