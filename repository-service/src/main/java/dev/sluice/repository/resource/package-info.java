/**
 * Resources over REST, as lists, single resources, and CSV exports: {@code ResourcesController} is
 * the entry point. The subpackages have links, manual changes, what loaded connectors declare about
 * entity types, and stored attributes.
 */
@NullMarked
package dev.sluice.repository.resource;

import org.jspecify.annotations.NullMarked;
