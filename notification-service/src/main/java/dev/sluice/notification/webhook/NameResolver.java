package dev.sluice.notification.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Resolves a host name to addresses; in production with the network. */
@FunctionalInterface
interface NameResolver {
  InetAddress[] resolve(String host) throws UnknownHostException;
}
