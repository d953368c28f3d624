/**
 * Whom connectors bring to applications, and who of them was mailed. {@link
 * dev.sluice.repository.activation.ImportedPeople} records them as a run is applied; the packages
 * beneath send the mails and take people who follow their links.
 */
@NullMarked
package dev.sluice.repository.activation;

import org.jspecify.annotations.NullMarked;
