/**
 * Lists as files, CSV and XLSX. {@link dev.sluice.repository.rest.export.Exports} limits how many
 * are written at the same time, and protects the database from slow readers.
 */
@NullMarked
package dev.sluice.repository.rest.export;

import org.jspecify.annotations.NullMarked;
