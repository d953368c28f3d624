package dev.sluice.standalone.command;

import dev.sluice.standalone.screen.Output;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands that take their {@link Surroundings}, and everything else as usual. */
public final class CommandFactory implements IFactory {
  private final Surroundings surroundings;

  public CommandFactory(Output output, Map<String, String> environment) {
    this.surroundings = new Surroundings(output, environment);
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    Optional<Constructor<?>> constructor =
        Arrays.stream(type.getDeclaredConstructors())
            .filter(each -> Arrays.equals(each.getParameterTypes(), surroundingsOnly()))
            .findFirst();
    if (constructor.isEmpty()) {
      return CommandLine.defaultFactory().create(type);
    }
    constructor.get().setAccessible(true);
    return type.cast(constructor.get().newInstance(surroundings));
  }

  private static Class<?>[] surroundingsOnly() {
    return new Class<?>[] {Surroundings.class};
  }
}
