/**
 * A YAML file for its readers: a {@link dev.sluice.repository.definition.yaml.Section} is a map of
 * the file, a {@link dev.sluice.repository.definition.yaml.Value} a value in it. Both know their
 * position, and record problems as a {@link
 * dev.sluice.repository.definition.yaml.DefinitionProblem}.
 */
@NullMarked
package dev.sluice.repository.definition.yaml;

import org.jspecify.annotations.NullMarked;
