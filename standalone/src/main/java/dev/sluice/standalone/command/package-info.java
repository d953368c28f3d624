/**
 * Shared by all commands: their {@link dev.sluice.standalone.command.CommandContext}, the
 * exceptions that end them, and the exit codes.
 */
@NullMarked
package dev.sluice.standalone.command;

import org.jspecify.annotations.NullMarked;
