/** Commands for jobs, the scheduled runs. */
@NullMarked
package dev.sluice.standalone.client.job;

import org.jspecify.annotations.NullMarked;
