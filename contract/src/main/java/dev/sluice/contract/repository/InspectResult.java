package dev.sluice.contract.repository;

import dev.sluice.contract.run.FoundCause;
import org.jspecify.annotations.Nullable;

/**
 * What was inspected, as far as messages tell it. The rest is kept by the server.
 *
 * @param changes how many changes of resources and links the plan has
 * @param cause what they look like most of all; null if no known cause fits
 */
public record InspectResult(long changes, @Nullable FoundCause cause) {}
