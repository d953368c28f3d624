package dev.sluice.bench.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Data from the operating system and the JVM about a process. */
public final class Processes {
  private static final Pattern ALLOCATED = Pattern.compile("allocated=([0-9.]+)([BKMGT])");
  private static final Pattern LIVE = Pattern.compile("Total +\\d+ +(\\d+)");

  private Processes() {}

  /** The highest resident size that the process ever had, in MiB. */
  public static long peakResidentMebibytes(long pid) throws IOException {
    return mebibytes(pid, "VmHWM:");
  }

  /** The resident size of the process at this moment, in MiB. */
  public static long residentMebibytes(long pid) throws IOException {
    return mebibytes(pid, "VmRSS:");
  }

  private static long mebibytes(long pid, String field) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
      if (line.startsWith(field)) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
      }
    }
    throw new IOException("this machine does not tell a process's size");
  }

  /** Makes the highest resident size of a process the one that it has now. */
  public static void forgetPeak(long pid) throws IOException {
    Files.writeString(Path.of("/proc/" + pid + "/clear_refs"), "5");
  }

  /** The time that all cores have spent on a process so far; nothing if it has ended. */
  public static Duration processorTime(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(each -> each.info().totalCpuDuration())
        .orElse(Duration.ZERO);
  }

  /** The bytes that the living Java threads of a process have allocated so far. */
  public static double allocatedBytes(long pid) throws IOException {
    return allocatedBytes(jcmd(pid, "Thread.print", "-e"));
  }

  /** What a full collection leaves of a process's heap. */
  public static long liveHeapMebibytes(long pid) throws IOException {
    Matcher total = LIVE.matcher(jcmd(pid, "GC.class_histogram"));
    if (!total.find()) {
      throw new IOException("this JVM does not tell what is on its heap");
    }
    return Long.parseLong(total.group(1)) >> 20;
  }

  private static String jcmd(long pid, String... command) throws IOException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    List<String> words = new ArrayList<>(List.of(jcmd.toString(), Long.toString(pid)));
    words.addAll(List.of(command));
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    try (var out = process.getInputStream()) {
      return new String(out.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static double allocatedBytes(String threads) {
    double sum = 0;
    Matcher matcher = ALLOCATED.matcher(threads);
    while (matcher.find()) {
      int power = "BKMGT".indexOf(matcher.group(2));
      sum += Double.parseDouble(matcher.group(1)) * Math.pow(1024, power);
    }
    return sum;
  }
}
