package dev.sluice.repository.template;

import java.util.function.Consumer;

/** The stored data of a connector, as lines of a source; read in a transaction. */
interface TemplateData {
  /** Nothing, for people who fill in everything. */
  TemplateData NONE = consumer -> {};

  /** Hands over line after line, in an order that is always the same. */
  void each(Consumer<TemplateLine> consumer);
}
