/**
 * Combines commands: {@link dev.sluice.agent.prepare.command.CommandLog} makes one command from all
 * rows of a key.
 */
@NullMarked
package dev.sluice.agent.prepare.command;

import org.jspecify.annotations.NullMarked;
