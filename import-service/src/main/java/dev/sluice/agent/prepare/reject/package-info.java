/**
 * Rows that cannot be used: the reason ({@link dev.sluice.agent.prepare.reject.Reject}) and the
 * files that they are written to ({@link dev.sluice.agent.prepare.reject.RejectFiles}).
 */
@NullMarked
package dev.sluice.agent.prepare.reject;

import org.jspecify.annotations.NullMarked;
