/**
 * Storage: how much of the database what takes, and what is deleted next. {@link
 * dev.sluice.repository.storage.Storage} measures it.
 */
@NullMarked
package dev.sluice.repository.storage;

import org.jspecify.annotations.NullMarked;
