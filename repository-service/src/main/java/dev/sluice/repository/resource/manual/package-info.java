/**
 * Manual changes of resources by people, over REST: {@code ManualChangesController} is the entry
 * point, {@code ManualChanges} makes each in one transaction. Values must follow the rules of all
 * loaded connectors for their property.
 */
@NullMarked
package dev.sluice.repository.resource.manual;

import org.jspecify.annotations.NullMarked;
