/**
 * How Sluice speaks to a person or a pipe: {@link dev.sluice.standalone.screen.Output} knows which
 * of the two it is, and nothing that came with the data can move the cursor.
 */
@NullMarked
package dev.sluice.standalone.screen;

import org.jspecify.annotations.NullMarked;
