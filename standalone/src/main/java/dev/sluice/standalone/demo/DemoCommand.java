package dev.sluice.standalone.demo;

import dev.sluice.standalone.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "demo", mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
  DemoCommand(Surroundings surroundings) {}

  @Override
  public Integer call() {
    return 0;
  }
}
