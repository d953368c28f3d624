package dev.sluice.repository.connector.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.contract.activation.ActivationDefinition;
import dev.sluice.contract.activation.ActivationDefinition.Start;
import dev.sluice.contract.cell.CellConstraints;
import dev.sluice.contract.cell.CellConversion;
import dev.sluice.contract.cell.LinkConstraints;
import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.LinkEnd;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.StatusColumn;
import dev.sluice.contract.definition.Threshold;
import dev.sluice.contract.job.Jobs;
import dev.sluice.repository.connector.Connector;
import dev.sluice.repository.run.MissedCommands;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connector as JSON, with every default filled in.
 *
 * @param missedCommands what earlier runs carried and did not apply; null if nothing is missing
 * @param definition the YAML as it was loaded, with the paths of webhooks for administrators only
 * @param thresholds every threshold with its limit, or {@code off}
 * @param warnings what whoever has just put the definition should know; absent if nothing
 */
record ConnectorView(
    String name,
    String agent,
    Instant loadedAt,
    @Nullable String lastApplied,
    @Nullable MissedCommands missedCommands,
    String definition,
    List<EntityType> entityTypes,
    List<Association> associations,
    Map<String, Object> thresholds,
    Jobs jobs,
    @Nullable Activation activation,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ProblemView> warnings) {

  record EntityType(
      String name,
      String source,
      String key,
      String onMissing,
      String scope,
      boolean adopt,
      @Nullable StatusColumn status,
      List<Property> properties,
      Map<String, Double> thresholds,
      @Nullable String filter) {

    static EntityType of(EntityTypeDefinition type) {
      return new EntityType(
          type.name(),
          type.source(),
          type.key(),
          lower(type.onMissing()),
          lower(type.scope()),
          type.adopt(),
          type.status(),
          type.properties().stream().map(Property::of).toList(),
          type.thresholds(),
          type.filter());
    }
  }

  record Property(
      String name,
      @Nullable String column,
      @Nullable String expression,
      String type,
      @Nullable String format,
      @Nullable Integer pivotYear,
      @Nullable String timeZone,
      @Nullable String locale,
      boolean required,
      boolean unique,
      CellConversion conversion,
      CellConstraints constraints) {

    static Property of(PropertyDefinition property) {
      return new Property(
          property.name(),
          property.computed() ? null : property.column(),
          property.expression(),
          lower(property.type()),
          property.format(),
          property.pivotYear(),
          property.timeZone(),
          property.locale(),
          property.required(),
          property.unique(),
          property.conversion(),
          property.constraints());
    }
  }

  record Association(
      String name,
      String source,
      LinkEnd owner,
      LinkEnd target,
      String multiplicity,
      @Nullable String separator,
      LinkConstraints constraints,
      Map<String, Double> thresholds,
      @Nullable String filter) {

    static Association of(AssociationDefinition association) {
      return new Association(
          association.name(),
          association.source(),
          association.owner(),
          association.target(),
          lower(association.multiplicity()),
          association.separator(),
          association.constraints(),
          association.thresholds(),
          association.filter());
    }
  }

  /**
   * Whom it brings to which application.
   *
   * @param send {@code manual} or {@code onApply}
   */
  record Activation(
      String application,
      String entityType,
      String mail,
      @Nullable String language,
      String template,
      String send,
      long maximumMails) {

    static @Nullable Activation of(@Nullable ActivationDefinition activation) {
      return activation == null
          ? null
          : new Activation(
              activation.application(),
              activation.entityType(),
              activation.mail(),
              activation.language(),
              activation.template(),
              activation.send() == Start.ON_APPLY ? "onApply" : "manual",
              activation.maximumMails());
    }
  }

  static ConnectorView of(
      Connector connector,
      String shownDefinition,
      ConnectorDefinition definition,
      @Nullable MissedCommands missedCommands) {
    return new ConnectorView(
        connector.name(),
        connector.agent(),
        connector.loadedAt(),
        connector.lastApplied() == null ? null : connector.lastApplied().toString(),
        missedCommands,
        shownDefinition,
        definition.entityTypes().stream().map(EntityType::of).toList(),
        definition.associations().stream().map(Association::of).toList(),
        resolved(definition),
        definition.jobs(),
        Activation.of(definition.activation()),
        List.of());
  }

  ConnectorView withWarnings(List<ProblemView> found) {
    return new ConnectorView(
        name,
        agent,
        loadedAt,
        lastApplied,
        missedCommands,
        definition,
        entityTypes,
        associations,
        thresholds,
        jobs,
        activation,
        found);
  }

  private static Map<String, Object> resolved(ConnectorDefinition definition) {
    Map<String, Object> thresholds = new LinkedHashMap<>();
    for (Threshold each : Threshold.values()) {
      Double limit = definition.thresholds().get(each.label());
      thresholds.put(each.label(), limit == null ? "off" : limit);
    }
    return thresholds;
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
