package dev.sluice.contract.definition;

import java.util.List;

/**
 * An account-status column: it says whether a resource is active. The values are compared without
 * regard to case; a cell that is in neither list is a rejected row, an empty cell means active.
 */
public record StatusColumn(String column, List<String> active, List<String> inactive) {}
