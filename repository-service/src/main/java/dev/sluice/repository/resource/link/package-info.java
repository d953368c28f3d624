/**
 * The links over REST, those of resources that exist and those that wait for one: {@code
 * LinksController} is the entry point.
 */
@NullMarked
package dev.sluice.repository.resource.link;

import org.jspecify.annotations.NullMarked;
