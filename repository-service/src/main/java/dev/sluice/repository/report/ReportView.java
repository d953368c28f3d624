package dev.sluice.repository.report;

import java.util.List;
import java.util.Map;

/**
 * A report as JSON.
 *
 * @param rows each with a member for every column
 * @param more whether there are more rows than these; a file has them
 * @param limit how many rows there may be
 * @param timeLimitSeconds how long the database may take
 */
public record ReportView(
    List<ReportColumn> columns,
    List<Map<String, Object>> rows,
    boolean more,
    int limit,
    long timeLimitSeconds) {}
