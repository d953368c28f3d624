package dev.sluice.contract.connection;

import dev.sluice.contract.definition.ConnectorDefinition;

/** Asks whether the agent can read what the connector's sources name. */
public record ConnectionCheckRequest(ConnectorDefinition connector) {}
