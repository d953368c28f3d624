package dev.sluice.repository.run;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.repository.StepException;
import dev.sluice.repository.definition.DefinitionException;
import dev.sluice.repository.definition.DefinitionReader;
import dev.sluice.repository.run.file.RunFile;

/** Reads the definition of a run. */
public final class RunDefinitions {
  private RunDefinitions() {}

  /**
   * The run's definition, with what it changes of it; it was readable once, under the release that
   * loaded it.
   */
  public static ConnectorDefinition of(Synchronization run) {
    try {
      ConnectorDefinition kept = DefinitionReader.read(run.connector(), run.definition());
      RunFile file = run.file();
      if (file != null) {
        return file.in(kept);
      }
      return run.recomputes() == null ? kept : kept.recomputing(run.recomputes().toString());
    } catch (DefinitionException e) {
      throw new StepException(
          FailureType.INVALID_DEFINITION,
          "The definition of connector " + run.connector() + " is not readable: " + e.getMessage(),
          "Correct the definition, reload it and start a new run.");
    }
  }
}
