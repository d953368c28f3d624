package dev.sluice.notification.activation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the service's token may travel.
 *
 * @param tlsElsewhere whether something between it and the server encrypts, so that the token may
 *     be sent to another machine in plain text
 */
@ConfigurationProperties("sluice.security")
record TransportProperties(@DefaultValue("false") boolean tlsElsewhere) {}
