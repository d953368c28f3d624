/**
 * A connector's definition as the services exchange it; {@link
 * dev.sluice.contract.definition.ConnectorDefinition} is the root. All defaults are filled in by
 * the reader of the YAML file, so nobody else has defaults.
 */
@NullMarked
package dev.sluice.contract.definition;

import org.jspecify.annotations.NullMarked;
