/**
 * Where a connector's rows come from: {@link
 * dev.sluice.contract.definition.source.SourceDefinition} names a source and its file, {@link
 * dev.sluice.contract.definition.source.CsvFile} or {@link
 * dev.sluice.contract.definition.source.XlsxFile}.
 */
@NullMarked
package dev.sluice.contract.definition.source;

import org.jspecify.annotations.NullMarked;
