package dev.sluice.notification.webhook;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The signing secrets by name. {@link SigningKeys} checks them, not this class, since a failed
 * binding is reported with the value.
 */
@ConfigurationProperties("sluice.notification")
record SecretProperties(@DefaultValue Map<String, List<String>> secrets) {

  /** Without the secrets. */
  @Override
  public String toString() {
    return "SecretProperties" + secrets.keySet();
  }
}
