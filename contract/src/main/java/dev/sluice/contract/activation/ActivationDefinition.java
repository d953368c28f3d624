package dev.sluice.contract.activation;

import org.jspecify.annotations.Nullable;

/**
 * Whom a connector brings to which application, and how they are told.
 *
 * @param application what people are activated for; several connectors may name one
 * @param entityType whose resources are mailed
 * @param mail the property that holds the address
 * @param language the property that holds the language; English is written without one
 * @param template the name of the mail's text in the notification service
 * @param maximumMails the most that one send starts unless a person confirms how many
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
    /** Each run of the connector that was applied; a person may, too. */
    ON_APPLY
  }
}
