/**
 * The commands that decide a held run change by change, and that list what is held. Each is a class
 * of its own; {@link dev.sluice.standalone.client.decide.Rulings} asks the server.
 */
@NullMarked
package dev.sluice.standalone.client.decide;

import org.jspecify.annotations.NullMarked;
