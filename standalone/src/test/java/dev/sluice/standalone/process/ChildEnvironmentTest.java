package dev.sluice.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ChildEnvironmentTest {

  /** What stands there is read by whoever has the program's account. */
  @Test
  void givesAProgramNoneOfTheSecrets() throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("env").redirectErrorStream(true);
    builder.environment().put("SLUICE_ADMIN_PASSWORD", "canary-of-the-admin");
    builder.environment().put("SPRING_MAIL_PASSWORD", "canary-of-the-mails");
    builder.environment().put("LANG", "C.UTF-8");

    ChildEnvironment.limit(builder);
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isZero();
    assertThat(printed).contains("LANG=C.UTF-8", "PATH=").doesNotContain("canary");
  }
}
