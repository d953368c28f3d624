package dev.sluice.bench.review;

import dev.sluice.bench.server.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import picocli.CommandLine.Option;

/** The server that is measured, and if it may write. */
public final class ServerOptions {
  @Option(names = "--heap", description = "of the server (default ${DEFAULT-VALUE})")
  private String heap = "512m";

  @Option(names = "--jar", description = "the server (default ${DEFAULT-VALUE})")
  private Path jar = Path.of("standalone", "target", "sluice.jar");

  @Option(names = "--folder", required = true, description = "where files and data go")
  private Path folder = Path.of("bench-data");

  public String heap() {
    return heap;
  }

  public Path folder() {
    return folder;
  }

  /** Starts the server on these files, in a folder of its own. */
  Server serve(ReviewedFiles files, Path within)
      throws IOException, InterruptedException, SQLException {
    return serve(files, within, Map.of());
  }

  /** The same with more variables of the server's environment. */
  public Server serve(ReviewedFiles files, Path within, Map<String, String> environment)
      throws IOException, InterruptedException, SQLException {
    return files.serve(jar, heap, within, environment);
  }
}
