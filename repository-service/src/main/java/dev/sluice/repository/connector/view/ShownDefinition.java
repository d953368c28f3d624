package dev.sluice.repository.connector.view;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.repository.connector.difference.WebhookAddresses;
import dev.sluice.repository.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/**
 * A definition's text as a certain reader may see it: only administrators, who may replace the
 * definition, see the full addresses of webhooks.
 */
final class ShownDefinition {
  private static final String UNREADABLE =
      """
      # This definition is shown only to administrators: it contains the address of a webhook in a form
      # whose secret part cannot be hidden.
      """;

  private ShownDefinition() {}

  /**
   * The text for somebody.
   *
   * @param definition what the text says; null if it cannot be read any more
   */
  static String of(
      String yaml, @Nullable ConnectorDefinition definition, @Nullable Authentication login) {
    if (login != null && Role.ADMIN.isGrantedTo(login)) {
      return yaml;
    }
    boolean plainly =
        definition != null
            && definition.notifications().webhooks().stream()
                .allMatch(webhook -> yaml.contains(webhook.url()));
    return plainly ? WebhookAddresses.withoutPaths(yaml) : UNREADABLE;
  }
}
