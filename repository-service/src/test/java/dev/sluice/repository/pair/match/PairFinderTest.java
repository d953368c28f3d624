package dev.sluice.repository.pair.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.OnMissing;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.definition.Scope;
import dev.sluice.repository.pair.match.PersonPair.Tier;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairFinderTest {
  /** In German, so that nothing is known by the names of the properties. */
  private static final EntityTypeDefinition MITARBEITER =
      new EntityTypeDefinition(
          "Mitarbeiter",
          "mitarbeiter",
          "nummer",
          OnMissing.DELETE,
          Scope.CONNECTOR,
          false,
          null,
          Stream.concat(
                  Stream.of("nummer", "vorname", "nachname", "anzeigename", "post", "telefon")
                      .map(name -> property(name, PropertyType.STRING, false)),
                  Stream.of(
                      property("anmeldung", PropertyType.STRING, true),
                      property("eintritt", PropertyType.DATE, false),
                      property("standort", PropertyType.STRING, false)))
              .toList(),
          Map.of());

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void pairsNobodyWronglyWhoIsSaidToBeSure(long seed) {
    MadeUpPeople people = new MadeUpPeople(seed, 1000, 2000, 5000, 300);

    List<PersonPair> pairs = find(people);

    assertThat(pairs)
        .filteredOn(pair -> pair.tier() == Tier.SURE)
        .hasSizeGreaterThan(750)
        .allMatch(people::areOne);
    // Namesakes who were given the login and the phone of somebody who left look like them.
    assertThat(pairs).filteredOn(people::areOne).hasSizeGreaterThan(950);
    assertThat(pairs)
        .filteredOn(pair -> !people.areOne(pair))
        .hasSizeLessThan(pairs.size() * 5 / 100);
  }

  @Test
  void leavesFewPeopleToTheEye() {
    assertThat(find(new MadeUpPeople(1, PairFinder.FEWEST - 1, 0, 100, 0))).isEmpty();
  }

  static List<PersonPair> find(MadeUpPeople people) {
    var kinds = new EvidenceKinds(MITARBEITER);
    Stream.of(people.deleted, people.inserted)
        .flatMap(side -> side.values().stream())
        .limit(4000)
        .forEach(kinds::add);
    var form = new PersonForm(kinds.byProperty(), List.of());
    return PairFinder.find(persons(people.deleted, form), persons(people.inserted, form));
  }

  private static List<Person> persons(Map<String, Map<String, String>> side, PersonForm form) {
    return side.entrySet().stream()
        .map(each -> form.person(each.getKey(), each.getValue()))
        .toList();
  }

  private static PropertyDefinition property(String name, PropertyType type, boolean unique) {
    return new PropertyDefinition(name, name, type, null, false, unique);
  }
}
