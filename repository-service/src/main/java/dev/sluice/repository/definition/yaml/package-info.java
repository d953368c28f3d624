/**
 * A YAML file as its readers ask for it: a {@link dev.sluice.repository.definition.yaml.Section} is
 * one map of the file, a {@link dev.sluice.repository.definition.yaml.Value} one value in it. Both
 * know their place, and note what is wrong as a {@link
 * dev.sluice.repository.definition.yaml.DefinitionProblem}.
 */
@NullMarked
package dev.sluice.repository.definition.yaml;

import org.jspecify.annotations.NullMarked;
