package dev.sluice.repository;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Holds the arrows between the packages of the server. */
class PackageRulesTest {
  private static final String BASE = PackageRulesTest.class.getPackageName();
  private static final String GENERATED = BASE + ".jooq";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(BASE);

  @Test
  void packagesHaveNoCircles() {
    noCircles(UnaryOperator.identity()).check(CLASSES);
  }

  /** Every package is seen, so the rule would find a circle. */
  @Test
  void circleIsSeen() {
    ArchRule asIfOnePackage =
        noCircles(name -> name.equals(BASE + ".rest") ? BASE + ".turn" : name);

    assertThat(asIfOnePackage.evaluate(CLASSES).hasViolation()).isTrue();
  }

  /** Compare and apply know the plan and not each other: data goes one way, through tables. */
  @Test
  void stepsOfARunMeetInThePlan() {
    stepsMeetInThePlan("apply").check(CLASSES);
  }

  /** Compare knows the plan, so it would be seen if it knew apply. */
  @Test
  void stepThatKnowsAnotherIsSeen() {
    assertThat(stepsMeetInThePlan("plan").evaluate(CLASSES).hasViolation()).isTrue();
  }

  private static ArchRule stepsMeetInThePlan(String apply) {
    return layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("postgresql")
        .definedBy(BASE + ".postgresql..")
        .layer("plan")
        .definedBy(BASE + ".plan..")
        .layer("compare")
        .definedBy(BASE + ".compare..")
        .layer("apply")
        .definedBy(BASE + "." + apply + "..")
        .layer("turn")
        .definedBy(BASE + ".turn..")
        .layer("worker")
        .definedBy(BASE + ".worker..")
        .whereLayer("plan")
        .mayOnlyBeAccessedByLayers("compare", "apply", "turn", "worker")
        .whereLayer("compare")
        .mayOnlyBeAccessedByLayers("worker")
        .whereLayer("apply")
        .mayOnlyBeAccessedByLayers("worker")
        .whereLayer("turn")
        .mayOnlyBeAccessedByLayers("worker")
        .whereLayer("worker")
        .mayNotBeAccessedByAnyLayer();
  }

  private static ArchRule noCircles(UnaryOperator<String> names) {
    return slices().assignedFrom(new Packages(names)).should().beFreeOfCycles();
  }

  /** Each package is a slice of its own, the outermost one as well. */
  private record Packages(UnaryOperator<String> names) implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
      String name = javaClass.getPackageName();
      return !name.startsWith(BASE) || name.startsWith(GENERATED)
          ? SliceIdentifier.ignore()
          : SliceIdentifier.of(names.apply(name));
    }

    @Override
    public String getDescription() {
      return "packages";
    }
  }
}
