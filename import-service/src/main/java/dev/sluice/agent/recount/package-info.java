/**
 * Reads a run's exported copy otherwise than its definition says, and sends the rows to be counted:
 * {@link dev.sluice.agent.recount.Recount}. Preparing and sending are those of any run, in a folder
 * that is deleted afterwards.
 */
@NullMarked
package dev.sluice.agent.recount;

import org.jspecify.annotations.NullMarked;
