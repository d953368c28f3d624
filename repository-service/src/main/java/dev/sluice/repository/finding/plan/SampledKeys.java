package dev.sluice.repository.finding.plan;

import dev.sluice.repository.finding.evidence.KeyForm;
import dev.sluice.repository.finding.evidence.KeySides;
import dev.sluice.repository.finding.evidence.Sketch;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects deleted and inserted keys, a sample of them for each form. */
final class SampledKeys {
  private static final int MOST = 20_000;

  private final long everyNth;
  private final Sketch deleted = new Sketch();
  private final Sketch inserted = new Sketch();
  private final Map<KeyForm, KeySides> byForm = new EnumMap<>(KeyForm.class);

  /**
   * Keys of the larger side.
   *
   * @param keys how many it has
   */
  SampledKeys(long keys) {
    everyNth = keys / MOST + 1;
    for (KeyForm form : KeyForm.values()) {
      byForm.put(form, new KeySides(new ArrayList<>(), new ArrayList<>()));
    }
  }

  void add(String key, boolean goes) {
    (goes ? deleted : inserted).add(key);
    byForm.forEach(
        (form, sides) -> {
          // By what both are in the form, so that both or none of them is in the sample.
          if (everyNth == 1 || Math.floorMod(Sketch.hash(form.of(key)), everyNth) == 0) {
            List<String> side = goes ? sides.deleted() : sides.inserted();
            side.add(key);
          }
        });
  }

  Sketch deleted() {
    return deleted;
  }

  Sketch inserted() {
    return inserted;
  }

  Map<KeyForm, KeySides> byForm() {
    return byForm;
  }
}
