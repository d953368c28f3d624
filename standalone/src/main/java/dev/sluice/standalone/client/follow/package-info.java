/** Commands that start runs, decide them, and follow them to their end. */
@NullMarked
package dev.sluice.standalone.client.follow;

import org.jspecify.annotations.NullMarked;
