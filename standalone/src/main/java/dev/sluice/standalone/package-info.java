/**
 * All of Sluice in one process, and its command line: {@link dev.sluice.standalone.Sluice} selects
 * the command. Client commands do not load Spring.
 */
@NullMarked
package dev.sluice.standalone;

import org.jspecify.annotations.NullMarked;
