package dev.sluice.contract.run;

/**
 * The most probable cause of a held run's changes. It contains names of files and columns and
 * counts, but no attribute values, since not only the reviewer reads messages and Temporal's
 * histories.
 *
 * @param code names the cause, as the server's findings do
 * @param word how sure that is: proven, likely or possible
 * @param sentence what happened, if it is right
 * @param target the entity type or association whose changes it explains
 * @param explained how many changes of that it explains
 * @param changes how many it has
 */
public record FoundCause(
    String code, String word, String sentence, String target, long explained, long changes) {}
