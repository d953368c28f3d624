package dev.sluice.repository.run;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.repository.StepException;
import dev.sluice.repository.definition.DefinitionException;
import dev.sluice.repository.definition.DefinitionReader;

/** Reads the definition that a run keeps. */
public final class RunDefinitions {
  private RunDefinitions() {}

  /** The run's definition; it was readable once, under the release that loaded it. */
  public static ConnectorDefinition of(Synchronization run) {
    try {
      return DefinitionReader.read(run.connector(), run.definition());
    } catch (DefinitionException e) {
      throw new StepException(
          FailureType.INVALID_DEFINITION,
          "The definition of connector " + run.connector() + " is not readable: " + e.getMessage(),
          "Correct the definition, reload it and start a new run.");
    }
  }
}
