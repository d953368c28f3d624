/**
 * Commands that look at what a held run would change: how much of what, by which property, and a
 * sample of it. {@link dev.sluice.standalone.client.facet.FilterOptions} reads what is filtered by.
 */
@NullMarked
package dev.sluice.standalone.client.facet;

import org.jspecify.annotations.NullMarked;
