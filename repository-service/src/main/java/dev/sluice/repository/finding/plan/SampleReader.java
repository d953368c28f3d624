package dev.sluice.repository.finding.plan;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.run.Counters;
import dev.sluice.repository.finding.evidence.Counts;
import dev.sluice.repository.finding.evidence.KeyForm;
import dev.sluice.repository.finding.evidence.KeySides;
import dev.sluice.repository.finding.evidence.PairedPeople;
import dev.sluice.repository.finding.evidence.Property;
import dev.sluice.repository.finding.evidence.Row;
import dev.sluice.repository.finding.evidence.Sample;
import dev.sluice.repository.finding.evidence.Share;
import dev.sluice.repository.finding.evidence.Side;
import dev.sluice.repository.run.Synchronization;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/** Takes samples of a run's plan. */
public final class SampleReader {
  private final ConnectorDefinition connector;
  private final Synchronization run;
  private final PlanRows rows;
  private final RunFiles files;
  private final ValuesElsewhere elsewhere;

  /**
   * Samples of one run.
   *
   * @param connector the definition that the run keeps
   */
  public SampleReader(DSLContext dsl, ConnectorDefinition connector, Synchronization run) {
    this.connector = connector;
    this.run = run;
    this.rows = new PlanRows(dsl, run);
    this.files = new RunFiles(dsl, connector, run);
    this.elsewhere = new ValuesElsewhere(dsl, run.id());
  }

  /** What is looked at of an entity type's changes. */
  public Sample entityType(EntityTypeDefinition type) {
    Counts counts =
        counts(run.counters().resources().getOrDefault(type.name(), Counters.NONE), type.name());
    SampledKeys keys = rows.keys(type.name(), counts);
    List<Row> inserted = rows.inserted(type.name());
    Sample sample =
        new Sample(
            type.name(),
            type.key(),
            properties(type),
            counts,
            rows.updates(type.name()),
            rows.unchanged(type.name()),
            new Side(
                rows.deleted(type.name()),
                keys.deleted(),
                rows.valuesOfDeleted(type.name(), counts.deleted())),
            new Side(
                inserted, keys.inserted(), rows.valuesOfInserted(type.name(), counts.inserted())),
            keys.byForm(),
            files.of(type),
            Map.of(),
            keysOfOthers(type, inserted),
            rows.people(type.name()));
    return sample.withElsewhere(elsewhere.of(sample));
  }

  /** Of an association, how many links change, and what its file held. */
  public Sample association(String association, String source) {
    Counts counts =
        counts(run.counters().links().getOrDefault(association, Counters.NONE), association);
    return new Sample(
        association,
        "",
        List.of(),
        counts,
        List.of(),
        List.of(),
        Side.NONE,
        Side.NONE,
        Map.of(KeyForm.TRIM, KeySides.NONE),
        files.of(source),
        Map.of(),
        Map.of(),
        PairedPeople.NONE);
  }

  private Counts counts(Counters counters, String target) {
    return new Counts(
        counters.inserted(),
        counters.updated(),
        counters.deleted(),
        rows.held(target),
        counters.read());
  }

  private static List<Property> properties(EntityTypeDefinition type) {
    return type.properties().stream()
        .map(
            each ->
                new Property(
                    each.name(),
                    each.type(),
                    each.computed() ? null : each.column(),
                    each.format()))
        .toList();
  }

  private Map<String, Share> keysOfOthers(EntityTypeDefinition type, List<Row> inserted) {
    List<String> others =
        connector.entityTypes().stream()
            .map(EntityTypeDefinition::name)
            .filter(each -> !each.equals(type.name()))
            .toList();
    return rows.keysOf(others, inserted.stream().map(Row::key).limit(500).toList());
  }
}
