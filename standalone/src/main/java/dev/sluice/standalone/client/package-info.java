/**
 * The commands that speak to a running server over its REST API. {@link
 * dev.sluice.standalone.client.RestClient} is the door; each command is a class of its own.
 */
@NullMarked
package dev.sluice.standalone.client;

import org.jspecify.annotations.NullMarked;
