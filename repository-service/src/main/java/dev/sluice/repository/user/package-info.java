/**
 * People who log in with a password, stored in the database, so that all servers know them. {@link
 * dev.sluice.repository.user.Users} is the entry point.
 */
@NullMarked
package dev.sluice.repository.user;

import org.jspecify.annotations.NullMarked;
