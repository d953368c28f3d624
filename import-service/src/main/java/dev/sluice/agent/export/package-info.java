/**
 * Takes a copy of every source's file, so that all later steps see one state of it: {@link
 * dev.sluice.agent.export.SourceExport}.
 */
@NullMarked
package dev.sluice.agent.export;

import org.jspecify.annotations.NullMarked;
