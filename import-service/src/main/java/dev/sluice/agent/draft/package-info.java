/**
 * Drafts a connector's definition for files ({@link dev.sluice.agent.draft.Drafting}). One pass
 * profiles columns, a second pass counts references between files; the result is written as YAML
 * with reasons. Runs never use this package.
 */
@NullMarked
package dev.sluice.agent.draft;

import org.jspecify.annotations.NullMarked;
