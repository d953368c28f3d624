package dev.sluice.contract.run;

/**
 * What a held run's changes look like most of all. It names files and columns and counts changes,
 * and has no attribute values, since messages and Temporal's histories are read by others than the
 * reviewer.
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
