/**
 * Rows that cannot be used: the reason ({@link dev.sluice.agent.prepare.reject.Reject}) and the
 * file that people find them in ({@link dev.sluice.agent.prepare.reject.PeopleFile}).
 */
@NullMarked
package dev.sluice.agent.prepare.reject;

import org.jspecify.annotations.NullMarked;
