package dev.sluice.repository.plan;

import dev.sluice.contract.agent.PreparedFile.Content;
import dev.sluice.repository.plan.SourceFiles.SourceFile;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files that a connector's incremental runs applied last, as stored in its row. A complete run
 * does not change them: commands that were applied before it are older than its data.
 *
 * @param sha256BySource digests in hexadecimal
 */
public record AppliedFiles(Map<String, String> sha256BySource) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, String>> BY_SOURCE = new TypeReference<>() {};

  public static AppliedFiles parse(JSONB json) {
    return new AppliedFiles(JSON.readValue(json.data(), BY_SOURCE));
  }

  /** The files of an incremental run that is applied. */
  public static AppliedFiles of(SourceFiles sources) {
    Map<String, String> bySource = new TreeMap<>();
    sources
        .bySource()
        .forEach(
            (source, file) -> {
              String sha256 = digest(file);
              if (sha256 != null) {
                bySource.put(source, sha256);
              }
            });
    return new AppliedFiles(bySource);
  }

  private static @Nullable String digest(SourceFile file) {
    // A file that is away for a while, with its disk, may come back as it was.
    return file.content() == Content.NO_FILE ? null : file.sha256();
  }

  public JSONB toJson() {
    return JSONB.valueOf(JSON.writeValueAsString(sha256BySource));
  }
}
