package dev.sluice.repository.facet;

import java.util.List;

/**
 * The number of changes for each value of a facet, under the whole filter except this facet.
 *
 * @param values the most frequent ones first
 * @param more how many values there are beside these
 */
record FacetView(String name, List<FacetValue> values, int more) {}
