/**
 * Protection: resources that no run deletes or switches off unless a person names them. {@link
 * dev.sluice.repository.protection.Protections} says which resources are protected, {@link
 * dev.sluice.repository.protection.ProtectedChanges} finds those that a plan would delete or switch
 * off.
 */
@NullMarked
package dev.sluice.repository.protection;

import org.jspecify.annotations.NullMarked;
