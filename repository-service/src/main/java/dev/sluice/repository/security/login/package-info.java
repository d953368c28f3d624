/**
 * Keeps logins from being guessed, and from taking all of a machine's time. {@link
 * dev.sluice.repository.security.login.LoginBrake} stands before the doors.
 */
@NullMarked
package dev.sluice.repository.security.login;

import org.jspecify.annotations.NullMarked;
