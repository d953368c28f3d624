package dev.sluice.agent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the arrows between the packages of the agent. */
class PackageRulesTest {
  private static final String BASE = "dev.sluice.agent";
  private static final List<String> STEPS = List.of("export", "prepare", "delta", "send");
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(BASE);

  @Test
  void noPackagesFormACircle() {
    slices().matching("dev.sluice.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  /** They meet in the run's folder alone, so that data moves one way. */
  @ParameterizedTest
  @ValueSource(strings = {"export", "prepare", "delta", "send"})
  void stepKnowsNoOtherStep(String step) {
    String[] others =
        STEPS.stream()
            .filter(each -> !each.equals(step))
            .map(PackageRulesTest::packagesOf)
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(packagesOf(step))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage(BASE)
        .check(CLASSES);
  }

  @Test
  void valuesAndTheSortKnowNoFileOfASource() {
    noClasses()
        .that()
        .resideInAnyPackage(packagesOf("prepare.value"), packagesOf("prepare.sort"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(packagesOf("prepare.source"))
        .check(CLASSES);
  }

  /** The allowed arrow from the activities into every step is found, so others would be too. */
  @ParameterizedTest
  @ValueSource(strings = {"export", "prepare", "delta", "send"})
  void arrowFromTheActivitiesIsSeen(String step) {
    ArchRule inverse =
        noClasses()
            .that()
            .resideInAPackage(BASE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(packagesOf(step));

    assertThat(inverse.evaluate(CLASSES).hasViolation()).isTrue();
  }

  private static String packagesOf(String name) {
    return BASE + "." + name + "..";
  }
}
