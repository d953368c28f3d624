package dev.sluice.repository.plan;

import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.agent.PreparedFile.Content;
import dev.sluice.contract.agent.SheetNote;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Information about the files of a run's sources, as stored in its row; empty until they are
 * compared.
 */
public record SourceFiles(Map<String, SourceFile> bySource) {
  public static final SourceFiles NONE = new SourceFiles(Map.of());

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, SourceFile>> BY_SOURCE = new TypeReference<>() {};

  /**
   * One source's file.
   *
   * @param commands whether its rows carry commands
   * @param sha256 of its bytes; null if there was none, or nobody told
   * @param notes what people should know of how it was read
   * @param sheet the sheet that was read; null if the file is no workbook
   */
  public record SourceFile(
      Content content,
      boolean commands,
      @Nullable String sha256,
      List<SheetNote> notes,
      @Nullable String sheet) {
    // Rows that were written before there were notes, and agents of then, tell none.
    public SourceFile {
      notes = Objects.requireNonNullElse(notes, List.of());
    }
  }

  /** The files that these were prepared from; several may be of one source. */
  public static SourceFiles of(List<PreparedFile> prepared) {
    Map<String, SourceFile> bySource = new TreeMap<>();
    for (PreparedFile file : prepared) {
      bySource.put(
          file.source(),
          new SourceFile(
              file.content(),
              file.commands(),
              file.sourceSha256(),
              Objects.requireNonNullElse(file.notes(), List.of()),
              file.sheet()));
    }
    return new SourceFiles(bySource);
  }

  public static SourceFiles parse(String json) {
    return new SourceFiles(JSON.readValue(json, BY_SOURCE));
  }

  public JSONB toJson() {
    return JSONB.valueOf(JSON.writeValueAsString(bySource));
  }
}
