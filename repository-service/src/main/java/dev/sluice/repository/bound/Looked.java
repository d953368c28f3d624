package dev.sluice.repository.bound;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The result of looking at changes that were picked at random.
 *
 * @param filter which changes they were picked from, by its terms; all if there are none
 * @param seed which random order they are the first ones of
 * @param changes how many there are to pick from
 * @param lookedAt how many were looked at
 * @param wrong how many of those somebody called wrong
 * @param unsure how many others somebody was not sure about
 * @param bound with 95 % confidence a smaller part than this of all the changes is wrong, from 0 to
 *     1
 * @param sentence the same for people
 */
public record Looked(
    SortedMap<String, List<@Nullable String>> filter,
    long seed,
    long changes,
    long lookedAt,
    long wrong,
    long unsure,
    double bound,
    String sentence,
    String by,
    Instant at) {}
