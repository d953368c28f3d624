package dev.sluice.repository.inspect;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The inspection of a run's plan. All of its results appear together, when it is done.
 *
 * @param id the number in the tables of inspections
 * @param planDigest the plan that is inspected
 * @param digest {@link ReviewDigest} of its changes, once it is done
 * @param changes how many were read so far, in all once it is done
 * @param failure why it failed
 * @param datasets the entity types and then the associations, none before it is done
 */
public record Inspection(
    int id,
    UUID run,
    InspectionState state,
    String planDigest,
    @Nullable String digest,
    long changes,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String failure,
    List<InspectedDataset> datasets) {}
