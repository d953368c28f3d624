/**
 * Commands that call a running server over its REST API, with a package for each topic. All of them
 * use {@link dev.sluice.standalone.client.RestClient}.
 */
@NullMarked
package dev.sluice.standalone.client;

import org.jspecify.annotations.NullMarked;
