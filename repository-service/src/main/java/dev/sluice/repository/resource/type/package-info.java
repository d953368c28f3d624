/**
 * What all loaded connectors together declare about entity types, found by {@link
 * dev.sluice.repository.resource.type.ResourceTypes}.
 */
@NullMarked
package dev.sluice.repository.resource.type;

import org.jspecify.annotations.NullMarked;
