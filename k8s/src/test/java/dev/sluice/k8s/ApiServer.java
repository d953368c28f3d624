package dev.sluice.k8s;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An API server of Kubernetes on loopback with an etcd of its own. Nothing acts on what it stores:
 * there are no controllers, no nodes and no pods that run.
 */
final class ApiServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String TOKEN = "of-an-administrator";

  private final Path folder;
  private final int port = freePort();
  private final List<Process> processes = new ArrayList<>();
  private final Map<String, JsonNode> kinds = new ConcurrentHashMap<>();
  private final HttpClient client;

  /**
   * An answer of the server.
   *
   * @param warnings what it says beside it, such as violations of the security of pods
   */
  record Answer(int status, JsonNode body, List<String> warnings) {}

  /** Starts it; the folder has to be empty. */
  ApiServer(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
    this.folder = folder;
    int etcd = freePort();
    start(
        "etcd",
        List.of(
            "--data-dir=" + folder.resolve("etcd"),
            "--unsafe-no-fsync",
            "--listen-client-urls=http://127.0.0.1:" + etcd,
            "--advertise-client-urls=http://127.0.0.1:" + etcd,
            "--listen-peer-urls=http://127.0.0.1:" + freePort()));
    Path key = folder.resolve("service-account.key");
    Files.writeString(key, privateKey());
    Path tokens = folder.resolve("tokens.csv");
    Files.writeString(tokens, TOKEN + ",admin,admin,system:masters\n");
    start(
        "kube-apiserver",
        List.of(
            "--etcd-servers=http://127.0.0.1:" + etcd,
            "--bind-address=127.0.0.1",
            "--advertise-address=127.0.0.1",
            "--secure-port=" + port,
            "--cert-dir=" + folder.resolve("certificates"),
            "--token-auth-file=" + tokens,
            "--authorization-mode=RBAC",
            "--disable-admission-plugins=ServiceAccount",
            "--service-account-issuer=https://kubernetes.default.svc",
            "--service-account-key-file=" + key,
            "--service-account-signing-key-file=" + key,
            "--service-cluster-ip-range=10.0.0.0/24",
            "--allow-privileged=true"));
    client = HttpClient.newBuilder().sslContext(trust()).build();
    until("/readyz", answer -> answer.statusCode() == 200);
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
    String root = apiVersion.contains("/") ? "/apis/" + apiVersion : "/api/" + apiVersion;
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
    String labels =
        """
        pod-security.kubernetes.io/enforce: restricted, \
        pod-security.kubernetes.io/warn: restricted""";
    Answer answer =
        post(
            "/api/v1/namespaces",
            """
            apiVersion: v1
            kind: Namespace
            metadata: {name: %s, labels: {%s}}
            """
                .formatted(name, labels));
    if (answer.status() != 201) {
      throw new AssertionError(answer.body().toString());
    }
  }

  /** Teaches it a kind, and waits until it knows it. */
  void define(Path definition) throws IOException, InterruptedException {
    KubernetesObject crd = KubernetesObject.all(Files.readString(definition)).get(0);
    String crds = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    Answer answer = post(crds, crd.text());
    if (answer.status() != 201) {
      throw new AssertionError(answer.body().toString());
    }
    String version = crd.text("/spec/versions/0/name");
    until(
        "/apis/" + crd.text("/spec/group") + "/" + version,
        each ->
            each.statusCode() == 200
                && each.body().contains("\"" + crd.text("/spec/names/kind") + "\""));
  }

  private Answer call(HttpRequest request) {
    try {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
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

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + path))
        .header("Authorization", "Bearer " + TOKEN)
        .timeout(PATIENCE);
  }

  private void until(String path, Predicate<HttpResponse<String>> good)
      throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      try {
        if (good.test(client.send(request(path).build(), BodyHandlers.ofString()))) {
          return;
        }
      } catch (IOException notYet) {
        // It is starting.
      }
      if (Instant.now().isAfter(end) || processes.stream().anyMatch(each -> !each.isAlive())) {
        throw new AssertionError("The API server does not answer at " + path + "; see " + folder);
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private void start(String program, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(Programs.path(program).toString()));
    command.addAll(arguments);
    processes.add(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(program + ".log").toFile())
            .start());
  }

  /** Its own certificate, which it makes while it starts. */
  private SSLContext trust() throws IOException, InterruptedException, GeneralSecurityException {
    Path file = folder.resolve("certificates/apiserver.crt");
    Instant end = Instant.now().plus(PATIENCE);
    while (!Files.exists(file) || Files.size(file) == 0) {
      if (Instant.now().isAfter(end) || processes.stream().anyMatch(each -> !each.isAlive())) {
        throw new AssertionError("The API server does not start; see " + folder);
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (var content = Files.newInputStream(file)) {
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
        cluster: {server: "https://127.0.0.1:%d", certificate-authority: "%s"}
    users:
      - name: test
        user: {token: %s}
    contexts:
      - name: test
        context: {cluster: test, user: test}
    """
        .formatted(port, folder.resolve("certificates/apiserver.crt"), TOKEN);
  }

  private static String privateKey() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
    String text =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(key);
    return "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n";
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Ends it, then its etcd. */
  @Override
  public void close() {
    for (int i = processes.size() - 1; i >= 0; i--) {
      processes.get(i).destroyForcibly().onExit().join();
    }
  }
}
