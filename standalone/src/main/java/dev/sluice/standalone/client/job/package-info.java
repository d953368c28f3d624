/** Commands about jobs: the runs that start by themselves. */
@NullMarked
package dev.sluice.standalone.client.job;

import org.jspecify.annotations.NullMarked;
