package dev.sluice.expression.function;

import com.google.errorprone.annotations.Immutable;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One of Sluice's own functions. It is called on its first argument, as in {@code
 * row.mail.before('@')}.
 */
public record Function(String name, CelType result, List<CelType> arguments, Body body) {
  static final CelType TEXT = SimpleType.STRING;
  static final CelType NUMBER = SimpleType.INT;
  static final CelType TRUTH = SimpleType.BOOL;
  static final CelType TEXTS = ListType.create(SimpleType.STRING);

  /** What it does with its arguments; what it throws is a {@link FunctionException}. */
  @Immutable
  @FunctionalInterface
  interface Body {
    Object apply(Object[] arguments);
  }

  static Function of(String name, CelType result, List<CelType> arguments, Body body) {
    return new Function(name, result, List.copyOf(arguments), body);
  }

  private String overload() {
    return "sluice_"
        + name
        + arguments.stream().map(each -> "_" + each.kind()).collect(Collectors.joining());
  }

  public CelFunctionDecl declaration() {
    return CelFunctionDecl.newFunctionDeclaration(
        name, CelOverloadDecl.newMemberOverload(overload(), result, arguments));
  }

  public CelFunctionBinding binding() {
    List<Class<?>> classes = arguments.stream().<Class<?>>map(Function::type).toList();
    return CelFunctionBinding.from(overload(), classes, body::apply);
  }

  private static Class<?> type(CelType type) {
    return switch (type.kind()) {
      case STRING -> String.class;
      case INT -> Long.class;
      case BOOL -> Boolean.class;
      default -> List.class;
    };
  }
}
