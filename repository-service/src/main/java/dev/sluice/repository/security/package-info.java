/**
 * Access control. {@link dev.sluice.repository.security.Access} is the table of all calls and
 * roles; agents have a separate login.
 */
@NullMarked
package dev.sluice.repository.security;

import org.jspecify.annotations.NullMarked;
