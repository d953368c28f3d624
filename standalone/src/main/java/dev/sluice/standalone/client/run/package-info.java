/** What the server says of runs, and the commands that show it. */
@NullMarked
package dev.sluice.standalone.client.run;

import org.jspecify.annotations.NullMarked;
