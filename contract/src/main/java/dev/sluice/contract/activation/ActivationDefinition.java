package dev.sluice.contract.activation;

import org.jspecify.annotations.Nullable;

/**
 * Which people a connector brings to which application, and how they get their mails.
 *
 * @param application the application that people activate; several connectors may name the same one
 * @param entityType the entity type whose resources get mails
 * @param mail the property with the address
 * @param language the property with the language; without it mails are in English
 * @param template the name of the mail's text in the notification service
 * @param maximumMails the maximum number of mails of one send, unless a person confirms the number
 */
public record ActivationDefinition(
    String application,
    String entityType,
    String mail,
    @Nullable String language,
    String template,
    Start send,
    long maximumMails) {
  public static final String DEFAULT_TEMPLATE = "activation";
  public static final int DEFAULT_MAXIMUM_MAILS = 500;

  /** What starts a send. */
  public enum Start {
    /** A person. */
    MANUAL,
    /** Each applied run of the connector, or a person. */
    ON_APPLY
  }
}
