/**
 * Rows that cannot be used: the reason ({@link dev.sluice.agent.prepare.reject.Reject}) and their
 * files ({@link dev.sluice.agent.prepare.reject.RejectFiles}).
 */
@NullMarked
package dev.sluice.agent.prepare.reject;

import org.jspecify.annotations.NullMarked;
