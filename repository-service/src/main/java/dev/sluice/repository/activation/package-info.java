/**
 * Which people connectors bring to applications, and who got a mail. {@link
 * dev.sluice.repository.activation.ImportedPeople} records them when a run is applied; the
 * subpackages send the mails and serve the pages of their links.
 */
@NullMarked
package dev.sluice.repository.activation;

import org.jspecify.annotations.NullMarked;
