package dev.sluice.repository.facet.column;

import java.util.List;

/** The properties that updates of a plan change, those that change most first. */
record ColumnsView(List<ColumnView> items) {}
