/**
 * Output for a person or a pipe: {@link dev.sluice.standalone.screen.Output} knows which of the two
 * it is, and data can never move the cursor.
 */
@NullMarked
package dev.sluice.standalone.screen;

import org.jspecify.annotations.NullMarked;
