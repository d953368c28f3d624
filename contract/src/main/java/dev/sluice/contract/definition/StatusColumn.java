package dev.sluice.contract.definition;

import java.util.List;

/**
 * The column with the account status, which says whether a resource is active. Case does not
 * matter. A row with a word in neither list is rejected; an empty cell means active.
 */
public record StatusColumn(String column, List<String> active, List<String> inactive) {}
