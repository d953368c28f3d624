/**
 * What every command of the command line is made with: its {@link
 * dev.sluice.standalone.command.CommandContext}, the exceptions by which it ends early, and its
 * exit codes.
 */
@NullMarked
package dev.sluice.standalone.command;

import org.jspecify.annotations.NullMarked;
