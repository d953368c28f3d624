package dev.sluice.contract.definition;

/**
 * Where rows come from. A CSV file is the only kind so far; each further kind is a component of its
 * own, of which one is set.
 */
public record SourceDefinition(String name, CsvFile csv) {}
