package dev.sluice.repository.definition.source;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.profile.ProfileDefinition;
import dev.sluice.contract.profile.ProfileDefinition.OfSource;
import dev.sluice.contract.profile.ProfilePolicy;
import dev.sluice.repository.definition.yaml.Section;
import dev.sluice.repository.definition.yaml.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code profile} of the connector and of its sources, where it is one word for all columns,
 * or one word for each of some columns.
 */
public final class ProfileReader {
  public static final String KEY = "profile";

  private ProfileReader() {}

  public static ProfileDefinition read(
      Section root,
      @Nullable Section sources,
      List<EntityTypeDefinition> entityTypes,
      List<AssociationDefinition> associations) {
    Map<String, OfSource> bySource = new TreeMap<>();
    if (sources != null) {
      for (String name : sources.names()) {
        ColumnsInUse columns = new ColumnsInUse(name, entityTypes, associations);
        sources
            .value(name)
            .filter(each -> !each.isScalar())
            .flatMap(Value::section)
            .flatMap(source -> source.value(KEY))
            .ifPresent(each -> bySource.put(name, ofSource(each, columns)));
      }
    }
    return new ProfileDefinition(
        root.value(KEY).flatMap(ProfileReader::policy).orElse(ProfilePolicy.WARN), bySource);
  }

  private static OfSource ofSource(Value value, ColumnsInUse columns) {
    if (value.isScalar()) {
      return new OfSource(policy(value).orElse(null), Map.of());
    }
    Map<String, ProfilePolicy> byColumn = new TreeMap<>();
    value
        .section()
        .ifPresent(
            section ->
                section
                    .names()
                    .forEach(
                        name -> {
                          columns.refuseUnread(section, name);
                          section
                              .value(name)
                              .flatMap(ProfileReader::policy)
                              .ifPresent(policy -> byColumn.put(name, policy));
                        }));
    return new OfSource(null, byColumn);
  }

  private static Optional<ProfilePolicy> policy(Value value) {
    return value.choice(ProfilePolicy.class);
  }
}
