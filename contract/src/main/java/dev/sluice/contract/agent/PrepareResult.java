package dev.sluice.contract.agent;

import java.util.List;

/** The files that prepare wrote, one entry per entity type and association. */
public record PrepareResult(List<PreparedFile> files) {}
