/**
 * A connector's definition as the services exchange it; {@link
 * dev.sluice.contract.definition.ConnectorDefinition} is the root. Every default is already filled
 * in: the reader of the YAML file decides, everybody else obeys.
 */
@NullMarked
package dev.sluice.contract.definition;

import org.jspecify.annotations.NullMarked;
