/**
 * Has a connector's agent look at its files, and waits for the answer: {@link
 * dev.sluice.repository.connection.ConnectionChecks}.
 */
@NullMarked
package dev.sluice.repository.connection;

import org.jspecify.annotations.NullMarked;
