/**
 * What uses the space in the database, and what is deleted next. {@link
 * dev.sluice.repository.storage.Storage} measures it.
 */
@NullMarked
package dev.sluice.repository.storage;

import org.jspecify.annotations.NullMarked;
