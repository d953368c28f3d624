/** Holds what is written about the configuration of the services against their code. */
@NullMarked
package dev.sluice.standalone.configuration;

import org.jspecify.annotations.NullMarked;
