package dev.sluice.k8s;

import java.util.ArrayList;
import java.util.List;

/** The release that helm keeps in a namespace of its own. */
final class Release {
  private final ApiServer server;
  private final String namespace;

  Release(ApiServer server, String namespace) {
    this.server = server;
    this.namespace = namespace;
    server.makeNamespace(namespace);
  }

  String namespace() {
    return namespace;
  }

  /** The migrations would never end: nothing runs their pod. */
  Programs.Result install(String values) {
    return helm("install", Chart.RELEASE, chart(), "--no-hooks", "-f", values(values));
  }

  Programs.Result upgrade(String values) {
    return helm("upgrade", Chart.RELEASE, chart(), "--no-hooks", "-f", values(values));
  }

  Programs.Result rollback(int revision) {
    return helm("rollback", Chart.RELEASE, String.valueOf(revision), "--no-hooks");
  }

  Programs.Result uninstall() {
    return helm("uninstall", Chart.RELEASE, "--no-hooks");
  }

  /** What the release is made of now. */
  List<KubernetesObject> manifest() {
    return KubernetesObject.all(helm("get", "manifest", Chart.RELEASE).good());
  }

  String notes() {
    return helm("get", "notes", Chart.RELEASE).good();
  }

  Programs.Result helm(String... arguments) {
    return Programs.run("helm", with(arguments));
  }

  private List<String> with(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--kubeconfig", server.kubeconfig().toString(), "--namespace", namespace));
    return all;
  }

  private static String chart() {
    return Chart.FOLDER.toString();
  }

  private static String values(String name) {
    return Chart.values(name).toString();
  }
}
