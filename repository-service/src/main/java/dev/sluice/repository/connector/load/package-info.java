/**
 * Puts definitions in force, from the folder or one that somebody sends, if they can stand beside
 * those of other connectors. {@link dev.sluice.repository.connector.load.ConnectorLoading} is the
 * entry point.
 */
@NullMarked
package dev.sluice.repository.connector.load;

import org.jspecify.annotations.NullMarked;
