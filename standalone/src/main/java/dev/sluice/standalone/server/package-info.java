/**
 * The server in one process: {@link dev.sluice.standalone.server.StandaloneServer} starts
 * PostgreSQL, Temporal and every service over one {@link
 * dev.sluice.standalone.server.DataDirectory}, and ends them in the opposite order.
 */
@NullMarked
package dev.sluice.standalone.server;

import org.jspecify.annotations.NullMarked;
