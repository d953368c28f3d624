package dev.sluice.workflows;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Workflow code gives the same commands whenever and wherever it is replayed. */
@AnalyzeClasses(
    packages = {"dev.sluice.workflows", "dev.sluice.contract"},
    importOptions = ImportOption.DoNotIncludeTests.class)
class DeterminismTest {
  private static final String[] WORKFLOW_CODE = {
    "dev.sluice.workflows.synchronize..",
    "dev.sluice.contract..",
    "dev.sluice.workflows.connection..",
    "dev.sluice.workflows.upload..",
    "dev.sluice.workflows.activation..",
    "dev.sluice.workflows.notify.."
  };
  private static final String[] WORKFLOW_CODE_OF_RUNS = {
    "dev.sluice.workflows.synchronize..",
    "dev.sluice.workflows.connection..",
    "dev.sluice.workflows.upload..",
    "dev.sluice.workflows.activation..",
    "dev.sluice.workflows.notify..",
    "dev.sluice.contract.check.."
  };
  private static final Set<String> GOES_THROUGH =
      Set.of("entrySet", "keySet", "values", "forEach", "iterator", "stream", "toArray");
  private static final Set<String> MAKES_HASHES =
      Set.of(
          "toSet",
          "toUnmodifiableSet",
          "toMap",
          "toUnmodifiableMap",
          "groupingBy",
          "toConcurrentMap",
          "groupingByConcurrent");
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

  /** Hashes of enums are others in each JVM, and so is the order of {@code Map.of}. */
  @ArchTest
  static final ArchRule GOES_THROUGH_NOTHING_WHOSE_ORDER_IS_NOT_KNOWN =
      orderIsKnown(noClasses().that().resideInAnyPackage(WORKFLOW_CODE_OF_RUNS));

  @ArchTest
  static final ArchRule DOES_ONE_THING_AFTER_THE_OTHER =
      inOneThread(noClasses().that().resideInAnyPackage(WORKFLOW_CODE));

  /** Rules that find nothing in these would find nothing anywhere. */
  @Test
  void unknownOrderIsSeen() {
    JavaClasses samples = new ClassFileImporter().importClasses(Unknown.class);
    for (String method :
        List.of("ofHashMap", "ofHashSet", "ofMap", "ofKeys", "ofSet", "ofStream", "ofCollector")) {
      assertThat(
              orderIsKnown(noClasses().that().haveSimpleName("Unknown"))
                  .evaluate(samples)
                  .getFailureReport()
                  .getDetails())
          .as(method)
          .anyMatch(each -> each.contains(method));
    }
    assertThat(
            inOneThread(noClasses().that().haveSimpleName("Unknown"))
                .evaluate(samples)
                .getFailureReport()
                .getDetails())
        .anyMatch(each -> each.contains("inParallel"))
        .anyMatch(each -> each.contains("ofParallel"));
  }

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

  private static ArchRule orderIsKnown(GivenClassesConjunction code) {
    return code.should()
        .dependOnClassesThat()
        .belongToAnyOf(HashMap.class, HashSet.class, IdentityHashMap.class, WeakHashMap.class)
        .orShould()
        .accessTargetWhere(
            forbidden(
                "a map or set of unknown order",
                access ->
                    (access.getTargetOwner().isEquivalentTo(Map.class)
                            || access.getTargetOwner().isEquivalentTo(Set.class))
                        && GOES_THROUGH.contains(access.getName())))
        .orShould()
        .accessTargetWhere(
            forbidden(
                "a collector that makes a map or set of unknown order",
                access ->
                    access.getTargetOwner().isEquivalentTo(Collectors.class)
                        && MAKES_HASHES.contains(access.getName())));
  }

  private static ArchRule inOneThread(GivenClassesConjunction code) {
    return code.should()
        .accessTargetWhere(
            forbidden(
                "parallel streams",
                access -> access.getName().toLowerCase(ROOT).startsWith("parallel")));
  }

  private static DescribedPredicate<JavaAccess<?>> forbidden(
      String what, java.util.function.Predicate<JavaAccess<?>> accesses) {
    return DescribedPredicate.describe(what, accesses);
  }

  /** What workflow code must not do. */
  @SuppressWarnings("unused")
  private static final class Unknown {
    static void ofHashMap() {
      new HashMap<String, String>().forEach((key, value) -> {});
    }

    static void ofHashSet() {
      new HashSet<String>().forEach(each -> {});
    }

    static void ofMap(Map<String, String> map) {
      map.forEach((key, value) -> {});
    }

    static void ofKeys(Map<String, String> map) {
      for (String key : map.keySet()) {
        key.length();
      }
    }

    static void ofSet(Set<String> set) {
      for (String each : set) {
        each.length();
      }
    }

    static long ofStream(Set<String> set) {
      return set.stream().count();
    }

    static Set<String> ofCollector(List<String> list) {
      return list.stream().collect(Collectors.toSet());
    }

    static long inParallel(List<String> list) {
      return list.parallelStream().count();
    }

    static long ofParallel(List<String> list) {
      return list.stream().parallel().count();
    }
  }
}
