package dev.sluice.contract.connection;

import dev.sluice.contract.definition.ConnectorDefinition;

/** Asks whether the agent can read the files of a connector's sources. */
public record ConnectionCheckRequest(ConnectorDefinition connector) {}
