/**
 * Drafts a connector's definition from files that nobody has described yet ({@link
 * dev.sluice.agent.draft.Drafting}): columns are profiled in one pass, references between files
 * counted in a second one, and what both tell is written as YAML with its reasons. No run reads
 * anything by it.
 */
@NullMarked
package dev.sluice.agent.draft;

import org.jspecify.annotations.NullMarked;
