/**
 * Who may do what. {@link dev.sluice.repository.security.Access} is the whole table of calls and
 * roles; agents have a door of their own.
 */
@NullMarked
package dev.sluice.repository.security;

import org.jspecify.annotations.NullMarked;
