/** The commands that show what runs change. */
@NullMarked
package dev.sluice.standalone.client.change;

import org.jspecify.annotations.NullMarked;
