/** Links over REST, both existing and pending: {@code LinksController} is the entry point. */
@NullMarked
package dev.sluice.repository.resource.link;

import org.jspecify.annotations.NullMarked;
