/**
 * The changes that people make to resources by hand, over REST: {@code ManualChangesController} is
 * the entry point, {@code ManualChanges} makes them in one transaction each. A value has to be what
 * all loaded connectors ask of its property.
 */
@NullMarked
package dev.sluice.repository.resource.manual;

import org.jspecify.annotations.NullMarked;
