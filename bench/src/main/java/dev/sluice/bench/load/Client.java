package dev.sluice.bench.load;

/** Somebody who asks for one thing after the other, always by the same thread. */
@FunctionalInterface
interface Client {

  /**
   * Asks once and waits for the answer.
   *
   * @throws Exception if the answer is not the right one
   */
  void ask() throws Exception;
}
