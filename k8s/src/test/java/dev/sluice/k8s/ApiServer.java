package dev.sluice.k8s;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An API server of Kubernetes. Nothing acts on what it stores: there are no controllers, no nodes
 * and no pods that run.
 */
final class ApiServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path folder;
  private final ApiServerProcesses processes;
  private final Map<String, JsonNode> kinds = new ConcurrentHashMap<>();
  private final HttpClient client;

  /**
   * An answer of the server.
   *
   * @param warnings what it says beside it, such as violations of the security of pods
   */
  record Answer(int status, JsonNode body, List<String> warnings) {}

  /** Starts one and waits until it is ready; the folder has to be empty. */
  ApiServer(Path folder) throws Exception {
    this.folder = folder;
    processes = new ApiServerProcesses(folder);
    Path certificate = processes.certificate();
    until(() -> Files.exists(certificate) && Files.size(certificate) > 0);
    client = HttpClient.newBuilder().sslContext(trust(certificate)).build();
    until(() -> send(request("/readyz").build()).statusCode() == 200);
    Files.writeString(kubeconfig(), kubeconfigText());
  }

  Path kubeconfig() {
    return folder.resolve("kubeconfig");
  }

  Answer get(String path) {
    return call(request(path).build());
  }

  Answer post(String path, String yaml) {
    return call(
        request(path)
            .header("Content-Type", "application/yaml")
            .POST(BodyPublishers.ofString(yaml))
            .build());
  }

  Answer patch(String path, String json) {
    return call(
        request(path)
            .header("Content-Type", "application/merge-patch+json")
            .method("PATCH", BodyPublishers.ofString(json))
            .build());
  }

  /** Asks the server what it would say to a new object; unknown and double fields are refused. */
  Answer tryOut(KubernetesObject object, String namespace) {
    return post(
        path(object.text("/apiVersion"), object.kind(), namespace)
            + "?dryRun=All&fieldValidation=Strict",
        object.text());
  }

  /** Where the objects of a kind are. */
  String path(String apiVersion, String kind, String namespace) {
    String root = (apiVersion.contains("/") ? "/apis/" : "/api/") + apiVersion;
    JsonNode list = kinds.computeIfAbsent(root, each -> get(each).body().path("resources"));
    String plural =
        KubernetesObject.children(list)
            .filter(each -> each.path("kind").asString("").equals(kind))
            .map(each -> each.path("name").asString(""))
            .filter(each -> !each.contains("/"))
            .findFirst()
            .orElseThrow(() -> new AssertionError("No resource " + apiVersion + " " + kind));
    return root + "/namespaces/" + namespace + "/" + plural;
  }

  /** Makes a namespace in which pods have to be restricted, and whatever makes them is warned. */
  void makeNamespace(String name) {
    created(
        post(
            "/api/v1/namespaces",
            """
            apiVersion: v1
            kind: Namespace
            metadata:
              name: %s
              labels:
                pod-security.kubernetes.io/enforce: restricted
                pod-security.kubernetes.io/warn: restricted
            """
                .formatted(name)));
  }

  /** Teaches it a kind, and waits until it knows it. */
  void define(Path definition) throws Exception {
    KubernetesObject crd = KubernetesObject.all(Files.readString(definition)).get(0);
    created(post("/apis/apiextensions.k8s.io/v1/customresourcedefinitions", crd.text()));
    String version = "/apis/" + crd.text("/spec/group") + "/" + crd.text("/spec/versions/0/name");
    String kind = "\"" + crd.text("/spec/names/kind") + "\"";
    until(() -> send(request(version).build()).body().contains(kind));
  }

  private static void created(Answer answer) {
    if (answer.status() != 201) {
      throw new AssertionError(answer.body().toString());
    }
  }

  private Answer call(HttpRequest request) {
    try {
      HttpResponse<String> answer = send(request);
      return new Answer(
          answer.statusCode(),
          JsonMapper.shared().readTree(answer.body()),
          answer.headers().allValues("Warning"));
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(processes.address() + path))
        .header("Authorization", "Bearer " + ApiServerProcesses.TOKEN)
        .timeout(PATIENCE);
  }

  private void until(Callable<Boolean> good) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    while (!isGood(good)) {
      processes.check();
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("The API server is not ready; see the logs in " + folder);
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private static boolean isGood(Callable<Boolean> good) throws Exception {
    try {
      return good.call();
    } catch (IOException stillStarting) {
      return false;
    }
  }

  private static SSLContext trust(Path certificate) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (var content = Files.newInputStream(certificate)) {
      for (Certificate each :
          CertificateFactory.getInstance("X.509").generateCertificates(content)) {
        store.setCertificateEntry(String.valueOf(store.size()), each);
      }
    }
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trusted.getTrustManagers(), null);
    return context;
  }

  private String kubeconfigText() {
    return """
    apiVersion: v1
    kind: Config
    current-context: test
    clusters:
      - name: test
        cluster: {server: "%s", certificate-authority: "%s"}
    users:
      - name: test
        user: {token: %s}
    contexts:
      - name: test
        context: {cluster: test, user: test}
    """
        .formatted(processes.address(), processes.certificate(), ApiServerProcesses.TOKEN);
  }

  @Override
  public void close() {
    processes.close();
  }
}
