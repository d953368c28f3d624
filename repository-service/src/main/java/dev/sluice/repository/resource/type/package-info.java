/**
 * What the loaded connectors declare of entity types together, found by {@link
 * dev.sluice.repository.resource.type.ResourceTypes}.
 */
@NullMarked
package dev.sluice.repository.resource.type;

import org.jspecify.annotations.NullMarked;
