/** What differs between two definitions of a connector. */
@NullMarked
package dev.sluice.repository.connector.difference;

import org.jspecify.annotations.NullMarked;
