/** Commands about connectors: their definitions, and the files that these name. */
@NullMarked
package dev.sluice.standalone.client.connector;

import org.jspecify.annotations.NullMarked;
