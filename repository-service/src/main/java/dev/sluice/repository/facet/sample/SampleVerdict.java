package dev.sluice.repository.facet.sample;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A reviewer's verdict on a change. */
enum SampleVerdict {
  @JsonProperty("right")
  RIGHT,
  @JsonProperty("wrong")
  WRONG,
  @JsonProperty("unsure")
  UNSURE
}
