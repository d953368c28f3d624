package dev.sluice.standalone.command;

import dev.sluice.standalone.screen.Output;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Creates commands with their {@link CommandContext}, and everything else as usual. */
public final class CommandFactory implements IFactory {
  private final CommandContext context;

  public CommandFactory(Output output, Map<String, String> environment) {
    this.context = new CommandContext(output, environment);
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    Optional<Constructor<?>> constructor =
        Arrays.stream(type.getDeclaredConstructors())
            .filter(each -> Arrays.equals(each.getParameterTypes(), contextOnly()))
            .findFirst();
    if (constructor.isEmpty()) {
      return CommandLine.defaultFactory().create(type);
    }
    constructor.get().setAccessible(true);
    return type.cast(constructor.get().newInstance(context));
  }

  private static Class<?>[] contextOnly() {
    return new Class<?>[] {CommandContext.class};
  }
}
