package dev.sluice.repository.facet.sample;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a reviewer says of a change. */
enum SampleVerdict {
  @JsonProperty("right")
  RIGHT,
  @JsonProperty("wrong")
  WRONG,
  @JsonProperty("unsure")
  UNSURE
}
