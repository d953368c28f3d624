package dev.sluice.repository;

import java.util.List;

/** How a package keeps values of its own in columns; the database asks every bean of this type. */
public interface ColumnConverters {
  /** The converters, one per direction and type: Spring Data tells them apart by their types. */
  List<?> converters();
}
