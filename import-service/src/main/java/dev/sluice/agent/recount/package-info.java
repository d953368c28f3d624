/**
 * Reads a run's exported copy differently than its definition says, and sends the rows for
 * counting: {@link dev.sluice.agent.recount.Recount}. It prepares and sends like any run, in a
 * folder that is deleted afterwards.
 */
@NullMarked
package dev.sluice.agent.recount;

import org.jspecify.annotations.NullMarked;
