/**
 * All of Sluice in one process, and its command line: {@link dev.sluice.standalone.Sluice} decides
 * which command was meant. Commands that talk to a running server load nothing of Spring.
 */
@NullMarked
package dev.sluice.standalone;

import org.jspecify.annotations.NullMarked;
