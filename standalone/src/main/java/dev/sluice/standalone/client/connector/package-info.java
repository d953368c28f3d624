/** Commands for connectors: their definitions and files. */
@NullMarked
package dev.sluice.standalone.client.connector;

import org.jspecify.annotations.NullMarked;
