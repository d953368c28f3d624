/**
 * What is unique: {@link dev.sluice.repository.unique.UniqueDeclarations} gathers what the
 * connectors say, {@link dev.sluice.repository.unique.UniqueProperties} tells it to whoever writes
 * resources, and {@link dev.sluice.repository.unique.WaitingIdentifiers} hands a value on to
 * another resource that has it.
 */
@NullMarked
package dev.sluice.repository.unique;

import org.jspecify.annotations.NullMarked;
