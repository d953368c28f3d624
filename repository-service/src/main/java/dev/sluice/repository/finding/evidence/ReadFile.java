package dev.sluice.repository.finding.evidence;

import dev.sluice.contract.agent.PreparedFile.Content;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The file that an entity type was read from.
 *
 * @param path as the definition names it
 * @param encoding as the definition says it
 * @param usedOn when the run ended that applied the very same file before another one; null if none
 *     did
 * @param sameAs another source whose file is the very same; null if none is
 * @param notDates by property, how many rows were rejected since its cell is no date
 */
public record ReadFile(
    String path,
    @Nullable String encoding,
    Content content,
    @Nullable Instant usedOn,
    @Nullable String sameAs,
    Map<String, Long> notDates) {}
