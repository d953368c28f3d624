/**
 * Activation mails: the part of a connector's definition about them, the workflow that sends them,
 * and the messages between server and notification service about each mail. Addresses and tokens
 * travel only over HTTP, so Temporal never contains them.
 */
@NullMarked
package dev.sluice.contract.activation;

import org.jspecify.annotations.NullMarked;
