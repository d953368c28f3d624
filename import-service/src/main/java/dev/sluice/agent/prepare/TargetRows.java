package dev.sluice.agent.prepare;

import dev.sluice.agent.prepare.source.RowBytes;
import java.io.IOException;

/** Turns the rows of a source into those of one target. */
interface TargetRows {
  void accept(RowBytes row) throws IOException;
}
