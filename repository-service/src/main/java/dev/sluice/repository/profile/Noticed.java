package dev.sluice.repository.profile;

import dev.sluice.contract.run.Breach;
import java.util.List;

/**
 * The differences in a run's files.
 *
 * @param holding what a person has to look at before anything is applied
 * @param warnings what people are told
 */
public record Noticed(List<Breach> holding, List<Breach> warnings) {}
