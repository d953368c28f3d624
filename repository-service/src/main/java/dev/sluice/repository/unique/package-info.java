/**
 * Unique values: {@link dev.sluice.repository.unique.UniqueDeclarations} collects what connectors
 * declare, {@link dev.sluice.repository.unique.UniqueProperties} provides it to writers of
 * resources, and {@link dev.sluice.repository.unique.WaitingIdentifiers} passes a value on to
 * another resource that has it.
 */
@NullMarked
package dev.sluice.repository.unique;

import org.jspecify.annotations.NullMarked;
