/**
 * How the columns of a source's file look, in numbers and patterns without a value: {@link
 * dev.sluice.contract.profile.SourceProfile}. Agents tell it, the server compares it with earlier
 * ones, and {@link dev.sluice.contract.profile.ProfileDefinition} says what follows.
 */
@NullMarked
package dev.sluice.contract.profile;

import org.jspecify.annotations.NullMarked;
