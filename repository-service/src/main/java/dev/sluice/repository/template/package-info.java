/**
 * Files that people fill in and deliver for a source, empty or with all that a connector holds, in
 * the form in which its definition reads them back. {@code TemplateController} is the entry point.
 */
@NullMarked
package dev.sluice.repository.template;

import org.jspecify.annotations.NullMarked;
