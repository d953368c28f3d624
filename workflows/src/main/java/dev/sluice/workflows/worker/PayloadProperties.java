package dev.sluice.workflows.worker;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The encryption of data in Temporal.
 *
 * @param keys each an id, a colon and 32 bytes in Base64; the first one encrypts, all of them
 *     decrypt
 */
@ConfigurationProperties("sluice.payload")
record PayloadProperties(@DefaultValue List<String> keys) {}
