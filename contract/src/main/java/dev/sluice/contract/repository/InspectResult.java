package dev.sluice.contract.repository;

/**
 * What was inspected, in numbers. The rest is kept by the server.
 *
 * @param changes how many changes of resources and links the plan has
 */
public record InspectResult(long changes) {}
