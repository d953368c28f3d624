/**
 * Commands that examine the changes of a held run: how many there are, by which property, and a
 * sample of them. {@link dev.sluice.standalone.client.facet.FilterOptions} reads the filters.
 */
@NullMarked
package dev.sluice.standalone.client.facet;

import org.jspecify.annotations.NullMarked;
