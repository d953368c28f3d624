package dev.sluice.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the arrows between the modules. This is the one place that sees all of them. */
class ModuleRulesTest {
  private static final String BASE = "dev.sluice.";
  private static final List<String> SERVICES =
      List.of("workflows", "agent", "repository", "notification");
  private static final int MAX_CLASSES_PER_PACKAGE = 20;

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.sluice");

  @ParameterizedTest
  @ValueSource(strings = {"contract", "workflows", "agent", "repository", "notification"})
  void serviceKnowsNoModuleButTheContract(String module) {
    String[] others =
        SERVICES.stream()
            .filter(each -> !each.equals(module))
            .map(ModuleRulesTest::packagesOf)
            .toArray(String[]::new);
    check(
        noClasses()
            .that()
            .resideInAPackage(packagesOf(module))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(others)
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage(packagesOf("standalone")));
  }

  /**
   * What services share beside the contract: the language of expressions, and nothing of theirs.
   */
  @Test
  void expressionsKnowTheContractAlone() {
    check(
        noClasses()
            .that()
            .resideInAPackage(packagesOf("expression"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                Stream.concat(SERVICES.stream(), Stream.of("standalone"))
                    .map(ModuleRulesTest::packagesOf)
                    .toArray(String[]::new))
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "io.temporal..", "java.nio.."));
  }

  /** The agent computes with expressions and the server checks them; nobody else knows them. */
  @Test
  void onlyAgentAndServerKnowExpressions() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                packagesOf("expression"), packagesOf("agent"), packagesOf("repository"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(packagesOf("expression")));
  }

  @Test
  void celStaysBehindTheExpressions() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(packagesOf("expression"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.cel.."));
  }

  @Test
  void contractKnowsTemporalAndTheJdkAlone() {
    check(
        classes()
            .that()
            .resideInAPackage(packagesOf("contract"))
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                packagesOf("contract"),
                "java..",
                "javax.crypto..",
                "io.temporal..",
                // Temporal's doors between namespaces are described with it.
                "io.nexusrpc..",
                // What Temporal's payloads are made of.
                "com.google.protobuf..",
                "org.jspecify..",
                // As Temporal's own library logs.
                "org.slf4j.."));
  }

  @Test
  void workflowsKnowNoSqlNoFilesOfRowsAndNoHttp() {
    check(
        noClasses()
            .that()
            .resideInAPackage(packagesOf("workflows"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "java.sql..",
                "java.net.http..",
                "org.jooq..",
                "de.siegmar..",
                "org.springframework.web..",
                "org.springframework.jdbc.."));
  }

  @Test
  void agentReachesTheServerOverHttpAlone() {
    check(
        noClasses()
            .that()
            .resideInAPackage(packagesOf("agent"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.jooq..", "org.postgresql.."));
  }

  @Test
  void onlyTheServerAndInitOfStandaloneSeeTheServices() {
    check(
        noClasses()
            .that()
            .resideInAPackage(packagesOf("standalone"))
            .and()
            .resideOutsideOfPackages(packagesOf("standalone.server"), packagesOf("standalone.init"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                SERVICES.stream().map(ModuleRulesTest::packagesOf).toArray(String[]::new)));
  }

  @Test
  void clientCommandsLoadNothingThatIsSlowToStart() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(packagesOf("standalone.client"), packagesOf("standalone.screen"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.springframework..", "io.temporal..", "org.postgresql..", "org.slf4j.."));
  }

  /** Each package may be read, and taken out, without those that use it. */
  @ParameterizedTest
  @ValueSource(strings = {"expression", "workflows", "agent", "notification", "standalone"})
  void packagesOfServiceFormNoCircle(String module) {
    noCircleBetweenPackages()
        .check(CLASSES.that(JavaClass.Predicates.resideInAPackage(packagesOf(module))));
  }

  /** Streams of the JDK return what may be missing, and what may be missing becomes a stream. */
  @Test
  void circleBetweenPackagesIsSeen() {
    JavaClasses circle = new ClassFileImporter().importClasses(Optional.class, Stream.class);

    assertThat(noCircleBetweenPackages().evaluate(circle).hasViolation()).isTrue();
  }

  /** Twenty classes are as many as a listing shows at a glance. */
  @Test
  void packagesAreRoomsWhoseListingCanBeRead() {
    assertThat(classesPerPackage(each -> !generated(each)))
        .isNotEmpty()
        .allSatisfy(
            (name, classes) -> assertThat(classes).isLessThanOrEqualTo(MAX_CLASSES_PER_PACKAGE));
  }

  /** What is generated for the tables of the server is no room, and would be found. */
  @Test
  void largePackageIsSeen() {
    assertThat(classesPerPackage(ModuleRulesTest::generated))
        .anySatisfy((name, classes) -> assertThat(classes).isGreaterThan(MAX_CLASSES_PER_PACKAGE));
  }

  private static boolean generated(JavaClass type) {
    return type.getPackageName().startsWith(BASE + "repository.jooq");
  }

  private static Map<String, Long> classesPerPackage(Predicate<JavaClass> counted) {
    return CLASSES.stream()
        .filter(each -> each.isTopLevelClass() && !each.getSimpleName().equals("package-info"))
        .filter(counted)
        .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
  }

  /** The rules are worth something only if there are classes for them to look at. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "contract",
        "expression",
        "workflows",
        "agent",
        "repository",
        "notification",
        "standalone"
      })
  void moduleIsSeen(String module) {
    assertThat(CLASSES.stream()).anyMatch(each -> each.getPackageName().startsWith(BASE + module));
  }

  /** The one allowed arrow into every service is found, so a forbidden one would be too. */
  @ParameterizedTest
  @ValueSource(strings = {"workflows", "agent", "repository", "notification"})
  void arrowFromStandaloneIsSeen(String module) {
    ArchRule inverse =
        noClasses()
            .that()
            .resideInAPackage(packagesOf("standalone.server"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(packagesOf(module));

    assertThat(inverse.evaluate(CLASSES).hasViolation()).isTrue();
  }

  private static ArchRule noCircleBetweenPackages() {
    return slices().assignedFrom(new EachPackage()).should().beFreeOfCycles();
  }

  private static final class EachPackage implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return SliceIdentifier.of(type.getPackageName());
    }

    @Override
    public String getDescription() {
      return "packages";
    }
  }

  private static void check(ArchRule rule) {
    rule.check(CLASSES);
  }

  private static String packagesOf(String module) {
    return BASE + module + "..";
  }
}
