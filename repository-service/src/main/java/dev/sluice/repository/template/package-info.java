/**
 * Files that people fill in and deliver for a source, empty or with all stored data of a connector,
 * in the format that its definition reads. {@code TemplateController} is the entry point.
 */
@NullMarked
package dev.sluice.repository.template;

import org.jspecify.annotations.NullMarked;
