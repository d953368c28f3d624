/** When the runs of a connector start by themselves. */
@NullMarked
package dev.sluice.contract.job;

import org.jspecify.annotations.NullMarked;
