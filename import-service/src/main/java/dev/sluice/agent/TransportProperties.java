package dev.sluice.agent;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether the agent's token may be sent unencrypted.
 *
 * @param tlsElsewhere whether something between agent and server encrypts, so that the token may be
 *     sent to another machine unencrypted
 */
@ConfigurationProperties("sluice.security")
public record TransportProperties(@DefaultValue("false") boolean tlsElsewhere) {}
