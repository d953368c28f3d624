/**
 * The PostgreSQL server of Sluice: {@link dev.sluice.standalone.postgresql.PostgresqlServer}
 * unpacks it, creates its data directory, starts and stops it, also for root.
 */
@NullMarked
package dev.sluice.standalone.postgresql;

import org.jspecify.annotations.NullMarked;
