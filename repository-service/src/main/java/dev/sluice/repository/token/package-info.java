/**
 * Tokens of programs, which stand for a person's login and open less. {@link
 * dev.sluice.repository.token.NewToken} is how a token of any kind is made.
 */
@NullMarked
package dev.sluice.repository.token;

import org.jspecify.annotations.NullMarked;
