/**
 * Copies every source's file, so that all later steps see the same version: {@link
 * dev.sluice.agent.export.SourceExport}.
 */
@NullMarked
package dev.sluice.agent.export;

import org.jspecify.annotations.NullMarked;
