/** Commands for access: agents, programs with tokens, and people. */
@NullMarked
package dev.sluice.standalone.client.access;

import org.jspecify.annotations.NullMarked;
