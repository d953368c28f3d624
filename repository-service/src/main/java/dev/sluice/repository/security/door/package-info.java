/**
 * The doors of services: agents and the notification service, each known by a token. {@link
 * dev.sluice.repository.security.door.ServiceTokens} lets them in.
 */
@NullMarked
package dev.sluice.repository.security.door;

import org.jspecify.annotations.NullMarked;
