package dev.sluice.standalone.temporal;

import dev.sluice.standalone.process.Port;

/**
 * The ports of our own Temporal service.
 *
 * @param frontEnd for workers and clients
 * @param pages for people
 * @param http of the front end's HTTP API, which is closed
 */
public record TemporalPorts(Port frontEnd, Port pages, Port http) {}
