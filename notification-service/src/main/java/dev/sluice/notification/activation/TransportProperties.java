package dev.sluice.notification.activation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether the service's token may be sent unencrypted.
 *
 * @param tlsElsewhere whether something between it and the server encrypts, so that the token may
 *     be sent to another machine unencrypted
 */
@ConfigurationProperties("sluice.security")
record TransportProperties(@DefaultValue("false") boolean tlsElsewhere) {}
