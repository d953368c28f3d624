package dev.sluice.repository.facet.change;

import java.util.List;

/**
 * A change and the links that belong to it.
 *
 * @param links the changes of links that have the resource at one end, the first hundred
 * @param linkCount how many of them there are
 */
record ReviewedChangeDetail(ReviewedChange change, List<Link> links, long linkCount) {
  /** A change of a link. */
  record Link(int n, String association, String owner, String target, String operation) {}
}
