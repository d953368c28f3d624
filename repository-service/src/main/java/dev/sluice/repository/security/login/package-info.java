/**
 * Protects logins from guessing, and from using all of a machine's time. {@link
 * dev.sluice.repository.security.login.LoginBrake} checks every login.
 */
@NullMarked
package dev.sluice.repository.security.login;

import org.jspecify.annotations.NullMarked;
