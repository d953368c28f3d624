package dev.sluice.notification.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a host name; the network does it outside of tests. */
@FunctionalInterface
interface NameResolver {
  InetAddress[] resolve(String host) throws UnknownHostException;
}
