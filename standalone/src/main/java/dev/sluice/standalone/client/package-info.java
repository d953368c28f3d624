/**
 * The commands that speak to a running server over its REST API, a package for each thing that they
 * are about. {@link dev.sluice.standalone.client.RestClient} is the door that all of them go
 * through.
 */
@NullMarked
package dev.sluice.standalone.client;

import org.jspecify.annotations.NullMarked;
