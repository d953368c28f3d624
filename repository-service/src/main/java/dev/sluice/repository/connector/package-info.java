/**
 * The connectors that the server knows: their definitions, loaded from a folder or put over REST.
 * {@link dev.sluice.repository.connector.Connectors} finds them, {@code ConnectorLoading} loads
 * them.
 */
@NullMarked
package dev.sluice.repository.connector;

import org.jspecify.annotations.NullMarked;
