package dev.sluice.contract.repository;

import dev.sluice.contract.run.FoundCause;
import org.jspecify.annotations.Nullable;

/**
 * The part of an inspection that messages need. The server stores the rest.
 *
 * @param changes how many changes of resources and links the plan has
 * @param cause their most probable cause; null if no known cause fits
 */
public record InspectResult(long changes, @Nullable FoundCause cause) {}
