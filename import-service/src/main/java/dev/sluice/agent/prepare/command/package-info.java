/**
 * Folds commands: {@link dev.sluice.agent.prepare.command.CommandLog} makes one command of all that
 * a file asks for a key.
 */
@NullMarked
package dev.sluice.agent.prepare.command;

import org.jspecify.annotations.NullMarked;
