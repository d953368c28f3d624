package dev.sluice.agent;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the agent's token may travel.
 *
 * @param tlsElsewhere whether something between agent and server encrypts, so that the token may be
 *     sent to another machine in plain text
 */
@ConfigurationProperties("sluice.security")
public record TransportProperties(@DefaultValue("false") boolean tlsElsewhere) {}
