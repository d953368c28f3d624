package dev.sluice.repository.run;

import dev.sluice.contract.run.Breach;
import java.util.List;
import org.jooq.JSONB;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The breaches of a run, as one column. */
public record Breaches(List<Breach> list) {
  public static final Breaches NONE = new Breaches(List.of());

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private static final TypeReference<List<Breach>> TYPE = new TypeReference<>() {};

  public static Breaches parse(JSONB breaches) {
    return new Breaches(JSON.readValue(breaches.data(), TYPE));
  }

  public JSONB toJson() {
    return JSONB.valueOf(JSON.writeValueAsString(list));
  }
}
