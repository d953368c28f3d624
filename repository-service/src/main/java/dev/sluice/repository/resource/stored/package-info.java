/** Stored attributes; {@link dev.sluice.repository.resource.stored.StoredAttributes} reads them. */
@NullMarked
package dev.sluice.repository.resource.stored;

import org.jspecify.annotations.NullMarked;
