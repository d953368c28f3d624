/**
 * The resources over REST, as lists, one by one, and as CSV exports: {@code ResourcesController} is
 * the entry point. The rooms inside have the links, the changes that people make by hand, what the
 * loaded connectors declare of entity types, and attributes as the tables hold them.
 */
@NullMarked
package dev.sluice.repository.resource;

import org.jspecify.annotations.NullMarked;
