package dev.sluice.repository;

import java.util.List;

/**
 * Converters for a package's own types in columns; the database configuration collects all beans of
 * this type.
 */
public interface ColumnConverters {
  /** The converters, one per direction and type: Spring Data tells them apart by their types. */
  List<?> converters();
}
