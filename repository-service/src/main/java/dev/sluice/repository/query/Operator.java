package dev.sluice.repository.query;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The comparison of a filter. */
enum Operator {
  @JsonProperty("equals")
  EQUALS,
  /** Also of what has no value. */
  @JsonProperty("notEquals")
  NOT_EQUALS,
  @JsonProperty("in")
  IN,
  /** Of texts, in any case. */
  @JsonProperty("contains")
  CONTAINS,
  /** Of texts, in any case. */
  @JsonProperty("startsWith")
  STARTS_WITH,
  @JsonProperty("lessThan")
  LESS_THAN,
  @JsonProperty("atMost")
  AT_MOST,
  @JsonProperty("greaterThan")
  GREATER_THAN,
  @JsonProperty("atLeast")
  AT_LEAST,
  @JsonProperty("empty")
  EMPTY,
  @JsonProperty("notEmpty")
  NOT_EMPTY;

  boolean comparesWithNothing() {
    return this == EMPTY || this == NOT_EMPTY;
  }

  boolean comparesTexts() {
    return this == CONTAINS || this == STARTS_WITH;
  }
}
