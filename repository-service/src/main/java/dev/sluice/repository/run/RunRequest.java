package dev.sluice.repository.run;

import dev.sluice.contract.run.Mode;
import dev.sluice.contract.run.Step;
import dev.sluice.contract.run.Via;
import java.util.List;

/**
 * What somebody asks for, already understood.
 *
 * @param steps the steps to stop after the last of; all of them when empty
 */
public record RunRequest(
    String connector,
    Mode mode,
    boolean force,
    boolean dryRun,
    List<Step> steps,
    String requestedBy,
    Via requestedVia) {}
