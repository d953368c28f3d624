/**
 * Checks whether a run of a connector could read its definition and its files: the connector's
 * agent checks them.
 */
@NullMarked
package dev.sluice.repository.connector.check;

import org.jspecify.annotations.NullMarked;
