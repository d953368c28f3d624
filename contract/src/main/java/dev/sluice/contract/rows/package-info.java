/** What agent and server agree on about the rows of sorted files. */
@NullMarked
package dev.sluice.contract.rows;

import org.jspecify.annotations.NullMarked;
