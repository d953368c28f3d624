/**
 * PostgreSQL beside Sluice: {@link dev.sluice.standalone.postgresql.PostgresqlServer} unpacks it,
 * makes its data directory, starts and stops it, for root too.
 */
@NullMarked
package dev.sluice.standalone.postgresql;

import org.jspecify.annotations.NullMarked;
