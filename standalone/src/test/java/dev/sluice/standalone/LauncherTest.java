package dev.sluice.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher in a project of its own, with a Maven and a Java that only say what they do. */
class LauncherTest {
  private static final Path LAUNCHER = Path.of("..", "sluice").toAbsolutePath().normalize();

  @TempDir private Path temporary;
  private Path home;
  private Path programs;
  private Path builds;

  private record Outcome(int status, String said) {}

  @BeforeEach
  void layOutProject() throws IOException {
    home = Files.createDirectories(temporary.resolve("a home"));
    programs = Files.createDirectories(temporary.resolve("programs"));
    builds = temporary.resolve("builds");
    Files.createDirectories(home.resolve("contract/src/main"));
    Files.createDirectories(home.resolve("standalone/target"));
    Files.writeString(home.resolve("pom.xml"), "");
    Files.writeString(home.resolve("contract/pom.xml"), "");
    Files.copy(LAUNCHER, home.resolve("sluice"));
    program("java", "[ \"$1\" = -version ] && echo 'version \"17.0.1\"' || echo \"java: $*\"");
    program("mvn", "echo \"$*\" >> '" + builds + "'; touch standalone/target/sluice.jar");
  }

  @Test
  void buildsWhatIsMissingAndSaysSo() throws Exception {
    Outcome outcome = launch(home, home.resolve("sluice"), "runs", "--json");

    assertThat(outcome.status()).isZero();
    assertThat(outcome.said()).startsWith("Building Sluice;").contains(" done.\n");
    assertThat(outcome.said())
        .endsWith("-jar " + home.resolve("standalone/target/sluice.jar") + " runs --json\n");
    assertThat(builds)
        .hasContent(
            "-B -q -Dmaven.test.skip=true -Dspotless.check.skip=true"
                + " -Dspring-boot.repackage.skip=true package");
  }

  @ParameterizedTest
  @ValueSource(strings = {"serve", "demo"})
  void buildsAgainForServersOnlyWhenSourcesAreNewer(String command) throws Exception {
    launch(home, home.resolve("sluice"), command);
    assertThat(launch(home, home.resolve("sluice"), command).said()).startsWith("java:");

    changeSource();

    assertThat(launch(home, home.resolve("sluice"), command).said()).startsWith("Building");
    assertThat(builds).content().hasLineCount(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sync", "runs", "show", "changes", "resume", "cancel", "check", "reload", "--help"
      })
  void buildsNothingUnderRunningServer(String command) throws Exception {
    launch(home, home.resolve("sluice"), "serve");

    changeSource();

    assertThat(launch(home, home.resolve("sluice"), command).said()).startsWith("java:");
    assertThat(builds).content().hasLineCount(1);
  }

  @Test
  void showsTheEndOfTheLogWhenTheBuildFails() throws Exception {
    program("mvn", "echo 'cannot find symbol'; exit 1");

    Outcome outcome = launch(home, home.resolve("sluice"), "runs");

    assertThat(outcome.status()).isEqualTo(5);
    assertThat(outcome.said()).contains(" failed.", "cannot find symbol").doesNotContain("java:");
    assertThat(home.resolve(".sluice-build")).doesNotExist();
  }

  @Test
  void buildsOnceForTwoWhoAskAtOnce() throws Exception {
    program("mvn", "echo \"$*\" >> '" + builds + "'; sleep 2; touch standalone/target/sluice.jar");
    List<Process> both = new ArrayList<>();
    both.add(process(home, home.resolve("sluice"), "runs").start());
    both.add(process(home, home.resolve("sluice"), "runs").start());

    for (Process each : both) {
      assertThat(new String(each.getInputStream().readAllBytes())).contains("java:");
      assertThat(each.waitFor()).isZero();
    }
    assertThat(builds).content().hasLineCount(1);
  }

  @Test
  void takesOverLockOfDeadBuild() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Files.createDirectory(home.resolve(".sluice-build"));
    Files.writeString(home.resolve(".sluice-build/pid"), dead.pid() + "\n");

    assertThat(launch(home, home.resolve("sluice"), "runs").status()).isZero();
  }

  @Test
  void worksThroughLinksFromAnywhere() throws Exception {
    Path elsewhere = Files.createDirectories(temporary.resolve("elsewhere"));
    Path first = Files.createSymbolicLink(elsewhere.resolve("first"), home.resolve("sluice"));
    Path second = Files.createSymbolicLink(elsewhere.resolve("second"), Path.of("first"));
    assertThat(first).exists();

    assertThat(launch(elsewhere, second, "runs").said())
        .contains("-Dsluice.home=" + home.toRealPath() + " ");
  }

  @Test
  void givesServersMoreRoomAndHeedsItsOwnOptions() throws Exception {
    assertThat(launch(home, home.resolve("sluice"), "serve").said()).contains("java: -Xmx512m ");

    ProcessBuilder builder = process(home, home.resolve("sluice"), "serve");
    builder.environment().put("SLUICE_JAVA_OPTS", "-Xmx2g -Dx=y");
    assertThat(outcome(builder).said()).containsSubsequence("-Xmx512m", "-Xmx2g -Dx=y", "-jar");
  }

  /** Without a locale, as under cron, Java could not open a file with an accent in its name. */
  @ParameterizedTest
  @ValueSource(strings = {"", "C", "POSIX"})
  void readsNamesOfFilesAsUnicode(String locale) throws Exception {
    program("java", "[ \"$1\" = -version ] && echo 'version \"17.0.1\"' || locale charmap");
    ProcessBuilder builder = process(home, home.resolve("sluice"), "runs");
    builder.environment().keySet().removeIf(each -> each.startsWith("LC_"));
    builder.environment().put("LANG", locale);

    assertThat(outcome(builder).said()).endsWith("UTF-8\n");
  }

  @Test
  void refusesOldJava() throws Exception {
    program("java", "echo 'openjdk version \"11.0.2\"'");

    Outcome outcome = launch(home, home.resolve("sluice"), "runs");

    assertThat(outcome.status()).isEqualTo(5);
    assertThat(outcome.said()).contains("17 or later; java is version 11.");
  }

  private void changeSource() throws IOException {
    Path source = Files.writeString(home.resolve("contract/src/main/New.java"), "");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
  }

  private Outcome launch(Path folder, Path launcher, String... arguments) throws Exception {
    return outcome(process(folder, launcher, arguments));
  }

  private static Outcome outcome(ProcessBuilder builder) throws Exception {
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Outcome(process.exitValue(), said);
  }

  private ProcessBuilder process(Path folder, Path launcher, String... arguments) {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().remove("JAVA_HOME");
    builder.environment().remove("SLUICE_JAVA_OPTS");
    builder.environment().put("PATH", programs + ":" + System.getenv("PATH"));
    return builder;
  }

  private void program(String name, String script) throws IOException {
    Path program = programs.resolve(name);
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
