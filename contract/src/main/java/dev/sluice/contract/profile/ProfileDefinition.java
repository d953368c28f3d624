package dev.sluice.contract.profile;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a connector's runs if columns look different.
 *
 * @param otherwise the policy for all other columns
 * @param sources the policies of sources, by name
 */
public record ProfileDefinition(ProfilePolicy otherwise, Map<String, OfSource> sources) {
  public static final ProfileDefinition DEFAULT =
      new ProfileDefinition(ProfilePolicy.WARN, Map.of());

  /**
   * What one source says.
   *
   * @param whole the policy for all columns that are not named; null if there is none
   * @param columns policies by the name in the file's header
   */
  public record OfSource(@Nullable ProfilePolicy whole, Map<String, ProfilePolicy> columns) {}

  /** The policy of a source, and of its columns that are not named. */
  public ProfilePolicy of(String source) {
    OfSource own = sources.get(source);
    return own == null || own.whole() == null ? otherwise : own.whole();
  }

  /** The policy of a column. */
  public ProfilePolicy of(String source, String column) {
    OfSource own = sources.get(source);
    ProfilePolicy said = own == null ? null : own.columns().get(column);
    return said == null ? of(source) : said;
  }
}
