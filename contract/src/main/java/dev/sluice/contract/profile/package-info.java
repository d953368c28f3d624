/**
 * Statistics of the columns of a source's file, in numbers and patterns without values: {@link
 * dev.sluice.contract.profile.SourceProfile}. Agents compute them, the server compares them with
 * those of earlier files, and {@link dev.sluice.contract.profile.ProfileDefinition} says what
 * happens then.
 */
@NullMarked
package dev.sluice.contract.profile;

import org.jspecify.annotations.NullMarked;
