package dev.sluice.workflows;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.UUID;

/** Workflow code gives the same commands whenever and wherever it is replayed. */
@AnalyzeClasses(
    packages = {"dev.sluice.workflows", "dev.sluice.contract"},
    importOptions = ImportOption.DoNotIncludeTests.class)
class DeterminismTest {
  private static final String[] WORKFLOW_CODE = {
    "dev.sluice.workflows.synchronize..",
    "dev.sluice.contract..",
    "dev.sluice.workflows.connection..",
    "dev.sluice.workflows.notify.."
  };
  private static final Set<String> CLOCKS =
      Set.of(
          Clock.class.getName(),
          Instant.class.getName(),
          LocalDate.class.getName(),
          LocalDateTime.class.getName(),
          OffsetDateTime.class.getName(),
          ZonedDateTime.class.getName());

  @ArchTest
  static final ArchRule READS_NO_CLOCK =
      noClasses()
          .that()
          .resideInAnyPackage(WORKFLOW_CODE)
          .should()
          .accessTargetWhere(
              forbidden(
                  "a clock",
                  access ->
                      CLOCKS.contains(access.getTargetOwner().getName())
                          && (access.getName().equals("now")
                              || access.getName().startsWith("system"))));

  @ArchTest
  static final ArchRule ASKS_THE_JVM_NOTHING =
      noClasses()
          .that()
          .resideInAnyPackage(WORKFLOW_CODE)
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(System.class, Runtime.class, Thread.class, Math.class)
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Random")
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("java.util.concurrent..", "java.io..", "java.nio..", "java.net..")
          .orShould()
          .accessTargetWhere(
              forbidden(
                  "random ids",
                  access ->
                      access.getTargetOwner().isEquivalentTo(UUID.class)
                          && access.getName().equals("randomUUID")));

  @ArchTest
  static final ArchRule LOGS_ONLY_THROUGH_THE_WORKFLOW =
      noClasses()
          .that()
          .resideInAnyPackage(WORKFLOW_CODE)
          .should()
          .dependOnClassesThat()
          .haveNameMatching("org\\.slf4j\\.LoggerFactory|java\\.util\\.logging\\..*");

  @ArchTest
  static final ArchRule KNOWS_NO_SPRING_BUT_THE_WORKERS_ANNOTATION =
      noClasses()
          .that()
          .resideInAnyPackage(WORKFLOW_CODE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..");

  @ArchTest
  static final ArchRule CHECK_KNOWS_NO_TEMPORAL =
      classes()
          .that()
          .resideInAPackage("dev.sluice.contract.check..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.sluice.contract.check..", "dev.sluice.contract..", "java..", "org.jspecify..");

  private static DescribedPredicate<JavaAccess<?>> forbidden(
      String what, java.util.function.Predicate<JavaAccess<?>> accesses) {
    return DescribedPredicate.describe(what, accesses);
  }
}
