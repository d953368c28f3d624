/**
 * The server in one process: {@link dev.sluice.standalone.server.StandaloneServer} starts
 * PostgreSQL, Temporal and every service with one {@link
 * dev.sluice.standalone.server.DataDirectory}, and stops them in reverse order.
 */
@NullMarked
package dev.sluice.standalone.server;

import org.jspecify.annotations.NullMarked;
