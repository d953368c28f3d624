/**
 * The server: it keeps connectors, runs and resources. Each package beneath serves one step of a
 * run or one thing that is kept; what stands here is shared by all of them.
 */
@NullMarked
package dev.sluice.repository;

import org.jspecify.annotations.NullMarked;
