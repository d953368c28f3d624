/**
 * Activation mails: what a connector says of them, the workflow that sends them, and what the
 * server and the notification service tell each other about each mail. Addresses and tokens go over
 * HTTP only, so nothing that Temporal sees names one.
 */
@NullMarked
package dev.sluice.contract.activation;

import org.jspecify.annotations.NullMarked;
