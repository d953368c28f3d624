package dev.sluice.repository.definition.source;

import dev.sluice.repository.definition.yaml.Names;
import dev.sluice.repository.definition.yaml.Section;
import dev.sluice.repository.definition.yaml.Value;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The names of the sources, and which of them are used. */
public final class Sources {
  private final Optional<Section> section;
  private final Set<String> used = new HashSet<>();
  private boolean allFound = true;

  public Sources(Optional<Section> section) {
    this.section = section;
  }

  /** The source that a section reads from; empty text if it names none that exists. */
  public String readBy(Section reader) {
    Optional<Value> written = reader.required("source");
    if (section.isEmpty()) {
      return "";
    }
    Set<String> known = section.get().names();
    Optional<String> source = written.flatMap(value -> Names.refer(value, "source", known));
    source.ifPresent(used::add);
    allFound &= source.isPresent();
    return source.orElse("");
  }

  /** Refuses the sources that nothing reads, unless a wrong name already explains that. */
  public void refuseUnused() {
    if (!allFound) {
      return;
    }
    section.ifPresent(
        each ->
            each.names().stream()
                .filter(name -> !used.contains(name))
                .forEach(
                    name ->
                        each.refuseKey(
                            name,
                            "nothing reads this source",
                            "Name it as the `source` of an entity type or association, or remove"
                                + " it")));
  }
}
