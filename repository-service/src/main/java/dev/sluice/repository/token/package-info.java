/**
 * Tokens of programs, which act for a person with fewer permissions. {@link
 * dev.sluice.repository.token.NewToken} creates a token of any kind.
 */
@NullMarked
package dev.sluice.repository.token;

import org.jspecify.annotations.NullMarked;
