/**
 * Protection: resources that no run deletes or switches off before a person has named them. {@link
 * dev.sluice.repository.protection.Protections} tells which ones are, {@link
 * dev.sluice.repository.protection.ProtectedChanges} finds those that a plan would take away.
 */
@NullMarked
package dev.sluice.repository.protection;

import org.jspecify.annotations.NullMarked;
