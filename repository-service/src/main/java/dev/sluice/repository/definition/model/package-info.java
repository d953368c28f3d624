/**
 * Reads the resources and links of a definition: entity types with their properties, and
 * associations. {@link dev.sluice.repository.definition.model.EntityTypeReader} and {@link
 * dev.sluice.repository.definition.model.AssociationReader} are the entry points.
 */
@NullMarked
package dev.sluice.repository.definition.model;

import org.jspecify.annotations.NullMarked;
