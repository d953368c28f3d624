/** Commands that start runs, decide about them, and follow them to their end. */
@NullMarked
package dev.sluice.standalone.client.follow;

import org.jspecify.annotations.NullMarked;
