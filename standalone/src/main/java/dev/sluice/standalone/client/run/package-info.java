/** Runs as in the API, and the commands that show them. */
@NullMarked
package dev.sluice.standalone.client.run;

import org.jspecify.annotations.NullMarked;
