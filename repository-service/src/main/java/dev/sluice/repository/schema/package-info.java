/**
 * Brings the database's schema to the version that the service needs, or checks that it has it.
 * {@link dev.sluice.repository.schema.MigrateCommand} does nothing else.
 */
@NullMarked
package dev.sluice.repository.schema;

import org.jspecify.annotations.NullMarked;
