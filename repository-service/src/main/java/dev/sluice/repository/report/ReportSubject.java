package dev.sluice.repository.report;

import dev.sluice.repository.rest.ProblemException;
import org.jspecify.annotations.Nullable;

/** A parameter of a report. */
record ReportSubject(
    @Nullable String entityType, @Nullable String property, @Nullable String association) {
  static final String ENTITY_TYPE = "entityType";
  static final String PROPERTY = "property";
  static final String ASSOCIATION = "association";

  String needEntityType() {
    return need(ENTITY_TYPE, entityType);
  }

  String needProperty() {
    return need(PROPERTY, property);
  }

  String needAssociation() {
    return need(ASSOCIATION, association);
  }

  private static String need(String parameter, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      throw ProblemException.invalid(parameter, "required for this report");
    }
    return value;
  }
}
