package dev.sluice.repository.start;

import java.util.function.BooleanSupplier;

/** Decides about the turns of runs. */
public interface TurnKeeper {
  /**
   * Takes a run away while nobody else decides about its connector's turns, and passes the turn on
   * to whoever was waiting for that run.
   *
   * @param withdrawal deletes the run and says whether it did; part of the same transaction
   * @return what {@code withdrawal} says
   */
  boolean withdraw(String connector, BooleanSupplier withdrawal);
}
