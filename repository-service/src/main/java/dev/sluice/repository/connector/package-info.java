/**
 * The connectors that the server knows, with their definitions: {@link
 * dev.sluice.repository.connector.Connectors} finds them. {@link
 * dev.sluice.repository.connector.load} puts definitions in force, {@link
 * dev.sluice.repository.connector.view} shows them over REST.
 */
@NullMarked
package dev.sluice.repository.connector;

import org.jspecify.annotations.NullMarked;
