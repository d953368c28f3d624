package dev.sluice.repository.facet.column;

import java.util.List;

/** The properties that updates of a plan change, most changes first. */
record ColumnsView(List<ColumnView> items) {}
