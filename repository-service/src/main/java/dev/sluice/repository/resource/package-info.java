/**
 * The resources and links over REST: lists, CSV exports, and the changes that people make by hand.
 * {@code ResourcesController} and {@code LinksController} are the entry points.
 */
@NullMarked
package dev.sluice.repository.resource;

import org.jspecify.annotations.NullMarked;
