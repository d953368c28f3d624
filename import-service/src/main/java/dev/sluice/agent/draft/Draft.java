package dev.sluice.agent.draft;

import java.util.List;

/**
 * A drafted definition.
 *
 * @param yaml its text, with the reasons as comments
 * @param files what was found in each file
 * @param remarks what a person should look at
 */
public record Draft(String yaml, List<LookedAt> files, List<Remark> remarks) {

  /**
   * One file.
   *
   * @param path as the definition names it
   * @param written how its bytes become cells, for people
   * @param becomes the entity type, or the association, that its rows become
   */
  public record LookedAt(String path, String written, long rows, int columns, String becomes) {}

  /**
   * Something that the files do not settle.
   *
   * @param place the place in the definition, as in {@code User.hiredOn}
   * @param text one sentence; it quotes no cell
   */
  public record Remark(String place, String text) {}
}
