package dev.sluice.repository.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Refuses to listen on other addresses without encryption, since passwords, tokens and attributes
 * would be readable. A setting says that a proxy encrypts.
 */
@Component
final class RequiredEncryption {
  private static final List<String> CERTIFICATES =
      List.of("server.ssl.bundle", "server.ssl.key-store", "server.ssl.certificate");

  RequiredEncryption(Environment environment, SecurityProperties properties) {
    String address = environment.getProperty("server.address", "0.0.0.0");
    boolean encrypted =
        environment.getProperty("server.ssl.enabled", Boolean.class, true)
            && CERTIFICATES.stream().anyMatch(environment::containsProperty);
    if (!encrypted && !properties.tlsElsewhere() && !isLoopback(address)) {
      throw new IllegalStateException(
          "The server would listen at "
              + address
              + " without encryption. Set server.ssl.bundle or server.ssl.certificate, or"
              + " server.address=127.0.0.1; if a proxy or mesh encrypts in front of this server,"
              + " set sluice.security.tls-elsewhere=true.");
    }
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
  }
}
