package dev.sluice.repository.finding.evidence;

import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * A sample of one entity type's planned changes: enough to find a cause, and limited in memory
 * whatever the size of the plan.
 *
 * @param key the property that identifies its resources
 * @param updates some of the updates, by a hash of the key
 * @param unchanged some of the resources that stay as they are, if the file says so of them
 * @param keys keys that go and come, by the form in which they are compared
 * @param elsewhere by property whose values hardly repeat, how many of some new values are the old
 *     ones of other rows
 * @param keysOfOthers by another entity type, how many of some keys that come are keys of it
 * @param people who goes and comes and is probably the same
 */
public record Sample(
    String target,
    String key,
    List<Property> properties,
    PlannedCounts counts,
    List<Update> updates,
    List<Row> unchanged,
    Side deleted,
    Side inserted,
    Map<KeyForm, KeySides> keys,
    ReadFile file,
    Map<String, Share> elsewhere,
    Map<String, Share> keysOfOthers,
    PairedPeople people) {

  /** A change of fewer resources is what days are like. */
  private static final double CONSIDERABLE = 0.03;

  /** How many updates of the plan one of the sample stands for. */
  public double updateWeight() {
    return weight(counts.updated(), updates.size());
  }

  /** How many resources one of those that stay as they are stands for. */
  public double unchangedWeight() {
    return weight(counts.unchanged(), unchanged.size());
  }

  /** How many deletes one of the sample stands for. */
  public double deletedWeight() {
    return weight(counts.deleted(), deleted.rows().size());
  }

  private static double weight(long all, int sampled) {
    return sampled == 0 ? 0 : (double) all / sampled;
  }

  /** Which of the updates change the property, by their place in the sample. */
  public BitSet changing(String property) {
    BitSet changing = new BitSet();
    for (int index = 0; index < updates.size(); index++) {
      if (updates.get(index).changes(property)) {
        changing.set(index);
      }
    }
    return changing;
  }

  /** The share of the connector's resources in which so many updates of the sample are. */
  public double ofOwned(long sampled) {
    return counts.owned() == 0 ? 0 : sampled * updateWeight() / counts.owned();
  }

  /** The properties that change in more resources than on ordinary days. */
  public List<Property> considerable() {
    return properties.stream()
        .filter(
            each -> {
              int changed = changing(each.name()).cardinality();
              return changed >= Share.ENOUGH && ofOwned(changed) >= CONSIDERABLE;
            })
        .toList();
  }

  /** Whether the property had two values in all updates. */
  public boolean flag(String property) {
    return updates.stream()
            .map(each -> each.before().getOrDefault(property, ""))
            .filter(each -> !each.isEmpty())
            .distinct()
            .limit(3)
            .count()
        == 2;
  }

  /** The same with what was found of values on other rows. */
  public Sample withElsewhere(Map<String, Share> found) {
    return new Sample(
        target,
        key,
        properties,
        counts,
        updates,
        unchanged,
        deleted,
        inserted,
        keys,
        file,
        found,
        keysOfOthers,
        people);
  }

  public Property property(String name) {
    return properties.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }
}
