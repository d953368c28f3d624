package dev.sluice.repository.facet;

import java.util.List;

/**
 * Counts of the changes that meet a filter.
 *
 * @param total how many meet the whole filter
 */
record FacetsView(long total, List<FacetView> facets) {}
