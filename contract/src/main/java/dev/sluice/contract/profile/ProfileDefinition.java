package dev.sluice.contract.profile;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What columns that look different do to the runs of a connector.
 *
 * @param otherwise for all columns of which nothing else is said
 * @param sources what sources say of their own, by name
 */
public record ProfileDefinition(ProfilePolicy otherwise, Map<String, OfSource> sources) {
  public static final ProfileDefinition DEFAULT =
      new ProfileDefinition(ProfilePolicy.WARN, Map.of());

  /**
   * What one source says.
   *
   * @param whole for all of its columns but those that are named; null where nothing is said
   * @param columns by the name in the file's header
   */
  public record OfSource(@Nullable ProfilePolicy whole, Map<String, ProfilePolicy> columns) {}

  /** What holds for a source as a whole, and for columns that it says nothing of. */
  public ProfilePolicy of(String source) {
    OfSource own = sources.get(source);
    return own == null || own.whole() == null ? otherwise : own.whole();
  }

  /** What holds for a column. */
  public ProfilePolicy of(String source, String column) {
    OfSource own = sources.get(source);
    ProfilePolicy said = own == null ? null : own.columns().get(column);
    return said == null ? of(source) : said;
  }
}
