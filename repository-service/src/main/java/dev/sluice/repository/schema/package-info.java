/**
 * Migrates the database's schema to the version that the service needs, or checks it. {@link
 * dev.sluice.repository.schema.MigrateCommand} does only this.
 */
@NullMarked
package dev.sluice.repository.schema;

import org.jspecify.annotations.NullMarked;
