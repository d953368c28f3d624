package dev.sluice.k8s;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The processes of an API server and of its etcd, on loopback. */
final class ApiServerProcesses implements AutoCloseable {
  static final String TOKEN = "of-an-administrator";

  private final Path folder;
  private final int port = Surroundings.freePort();
  private final List<Process> processes = new ArrayList<>();

  /** Starts them; the folder has to be empty. */
  ApiServerProcesses(Path folder) throws IOException, GeneralSecurityException {
    this.folder = folder;
    int etcd = Surroundings.freePort();
    start(
        "etcd",
        List.of(
            "--data-dir=" + folder.resolve("etcd"),
            "--unsafe-no-fsync",
            "--listen-client-urls=http://127.0.0.1:" + etcd,
            "--advertise-client-urls=http://127.0.0.1:" + etcd,
            "--listen-peer-urls=http://127.0.0.1:" + Surroundings.freePort()));
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
  }

  String address() {
    return "https://127.0.0.1:" + port;
  }

  /** Its own certificate, which it makes while it starts. */
  Path certificate() {
    return folder.resolve("certificates/apiserver.crt");
  }

  /** Fails if one of them has ended. */
  void check() {
    if (processes.stream().anyMatch(each -> !each.isAlive())) {
      throw new AssertionError("The API server has ended; see the logs in " + folder);
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

  private static String privateKey() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
    String text =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(key);
    return "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n";
  }

  /** Ends the server, then its etcd. */
  @Override
  public void close() {
    for (int i = processes.size() - 1; i >= 0; i--) {
      processes.get(i).destroyForcibly().onExit().join();
    }
  }
}
