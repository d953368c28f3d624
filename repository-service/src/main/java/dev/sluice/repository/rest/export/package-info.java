/**
 * Lists as files, CSV and XLSX. {@link dev.sluice.repository.rest.export.Exports} keeps the number
 * of those that are written at a time, and the database from waiting for slow readers.
 */
@NullMarked
package dev.sluice.repository.rest.export;

import org.jspecify.annotations.NullMarked;
