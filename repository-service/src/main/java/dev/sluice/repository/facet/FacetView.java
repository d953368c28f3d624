package dev.sluice.repository.facet;

import java.util.List;

/**
 * How many changes there are of each value, under all that is filtered by except this.
 *
 * @param values the most frequent ones first
 * @param more how many values there are beside these
 */
record FacetView(String name, List<FacetValue> values, int more) {}
