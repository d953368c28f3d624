package dev.sluice.repository.facet;

import java.util.List;

/**
 * The counts of changes that match a filter.
 *
 * @param total how many meet the whole filter
 */
record FacetsView(long total, List<FacetView> facets) {}
