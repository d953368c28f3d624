/**
 * Attributes as the tables hold them; {@link
 * dev.sluice.repository.resource.stored.StoredAttributes} reads them.
 */
@NullMarked
package dev.sluice.repository.resource.stored;

import org.jspecify.annotations.NullMarked;
