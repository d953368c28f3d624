/**
 * Commands that decide a held run change by change, and list held changes. Each command has a
 * class; {@link dev.sluice.standalone.client.decide.Rulings} calls the server.
 */
@NullMarked
package dev.sluice.standalone.client.decide;

import org.jspecify.annotations.NullMarked;
