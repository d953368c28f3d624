/**
 * Connectors over REST: {@code ConnectorsController} is the entry point. Administrators alone see
 * the whole addresses of webhooks.
 */
@NullMarked
package dev.sluice.repository.connector.view;

import org.jspecify.annotations.NullMarked;
