/**
 * Logins of services: agents and the notification service, each with a token. {@link
 * dev.sluice.repository.security.door.ServiceTokens} authenticates them.
 */
@NullMarked
package dev.sluice.repository.security.door;

import org.jspecify.annotations.NullMarked;
