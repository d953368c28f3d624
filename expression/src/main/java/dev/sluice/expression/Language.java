package dev.sluice.expression;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.common.CelOptions;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.extensions.CelExtensions;
import dev.cel.extensions.CelStringExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelStandardFunctions;
import dev.sluice.expression.function.DateFunctions;
import dev.sluice.expression.function.Function;
import dev.sluice.expression.function.PatternFunctions;
import dev.sluice.expression.function.TextFunctions;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The language of expressions: CEL with texts, numbers, booleans and lists, its functions for
 * texts, and Sluice's own functions. Results never depend on the time, the machine or another row.
 */
final class Language {
  /** The most characters of an expression. */
  static final int MAX_CHARACTERS = 4_000;

  /** The most parts of an expression that are in one another. */
  static final int MAX_DEPTH = 150;

  private static final int MAX_ITERATIONS = 10_000;

  /** Names that CEL's declarations and its functions share. */
  private static final Set<String> STANDARD =
      Set.of(
          "IN",
          "NOT_STRICTLY_FALSE",
          "CONDITIONAL",
          "LOGICAL_NOT",
          "LOGICAL_OR",
          "LOGICAL_AND",
          "EQUALS",
          "NOT_EQUALS",
          "ADD",
          "SUBTRACT",
          "MULTIPLY",
          "DIVIDE",
          "MODULO",
          "NEGATE",
          "INDEX",
          "SIZE",
          "INT",
          "DOUBLE",
          "STRING",
          "BOOL",
          "CONTAINS",
          "ENDS_WITH",
          "STARTS_WITH",
          "LESS",
          "LESS_EQUALS",
          "GREATER",
          "GREATER_EQUALS");

  private static final CelStringExtensions TEXTS =
      CelExtensions.strings(
          CelStringExtensions.Function.CHAR_AT,
          CelStringExtensions.Function.INDEX_OF,
          CelStringExtensions.Function.LAST_INDEX_OF,
          CelStringExtensions.Function.LOWER_ASCII,
          CelStringExtensions.Function.SPLIT,
          CelStringExtensions.Function.SUBSTRING,
          CelStringExtensions.Function.TRIM,
          CelStringExtensions.Function.UPPER_ASCII);

  private static final List<Function> OURS =
      Stream.of(TextFunctions.ALL, PatternFunctions.ALL, DateFunctions.ALL)
          .flatMap(List::stream)
          .toList();

  /** The functions that have names. */
  static final Set<String> FUNCTIONS = names();

  static final Cel CEL = cel();

  private Language() {}

  private static Set<String> names() {
    Set<String> names = new TreeSet<>();
    OURS.forEach(each -> names.add(each.name()));
    TEXTS.functions().forEach(each -> names.add(each.name()));
    names.addAll(List.of("size", "int", "double", "string", "bool"));
    names.addAll(List.of("contains", "startsWith", "endsWith"));
    return names;
  }

  private static Cel cel() {
    CelOptions options =
        CelOptions.current()
            .maxExpressionCodePointSize(MAX_CHARACTERS)
            .maxParseRecursionDepth(MAX_DEPTH)
            .comprehensionMaxIterations(MAX_ITERATIONS)
            .enableHeterogeneousNumericComparisons(true)
            .build();
    return CelFactory.legacyCelBuilder()
        .setOptions(options)
        .setStandardEnvironmentEnabled(false)
        .setStandardDeclarations(
            CelStandardDeclarations.newBuilder()
                .includeFunctions(standard(CelStandardDeclarations.StandardFunction.values()))
                .build())
        .setStandardFunctions(
            CelStandardFunctions.newBuilder()
                .includeFunctions(standard(CelStandardFunctions.StandardFunction.values()))
                .build())
        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
        .addVar(RowColumns.ROW, MapType.create(SimpleType.STRING, SimpleType.STRING))
        .addCompilerLibraries(TEXTS)
        .addRuntimeLibraries(TEXTS)
        .addFunctionDeclarations(OURS.stream().map(Function::declaration).toList())
        .addFunctionBindings(OURS.stream().map(Function::binding).toList())
        .build();
  }

  private static <E extends Enum<E>> List<E> standard(E[] all) {
    return Arrays.stream(all).filter(each -> STANDARD.contains(each.name())).toList();
  }
}
