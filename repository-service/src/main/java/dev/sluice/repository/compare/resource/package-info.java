/**
 * Compares the rows of one entity type with the stored resources: a complete or initial run with a
 * merge join by key, an incremental run by joining its commands. Changes are collected in the
 * temporary table of {@link dev.sluice.repository.compare.resource.PlannedResourceTable} until they
 * join the plan; the first resources of a type go there directly. {@link
 * dev.sluice.repository.compare.resource.ResourceComparison} is the entry point.
 */
@NullMarked
package dev.sluice.repository.compare.resource;

import org.jspecify.annotations.NullMarked;
