package dev.sluice.agent.snapshot;

import dev.sluice.contract.agent.ExportResult.ExportedSheet;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The source file that the connector's last applied run read.
 *
 * @param file a CSV source file, whatever the source's own files are
 * @param sheet what it was written from, if that was a sheet of a workbook
 */
public record KeptSource(Path file, @Nullable ExportedSheet sheet) {}
