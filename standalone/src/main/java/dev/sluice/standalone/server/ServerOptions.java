package dev.sluice.standalone.server;

import java.nio.file.Path;
import java.util.Map;

/**
 * The options of a standalone server.
 *
 * @param port of the API on loopback; 0 for any that is free
 * @param data the data directory
 * @param connectors folder of the connector definitions
 * @param files folder of the managed systems' files
 * @param environment the variables that the server reads
 * @param settings further settings of the services, by their names
 */
public record ServerOptions(
    int port,
    Path data,
    Path connectors,
    Path files,
    Map<String, String> environment,
    Map<String, String> settings) {}
