package dev.sluice.notification.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;

/**
 * An address that may be called.
 *
 * @param machines where the host name led when it was checked; only these are connected to
 */
record Receiver(URI uri, List<InetAddress> machines) {}
