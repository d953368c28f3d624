package dev.sluice.repository.template;

import java.util.function.Consumer;

/** What a connector holds, as lines of a source; read within a transaction. */
interface TemplateData {
  /** Nothing, for people who fill in everything. */
  TemplateData NONE = consumer -> {};

  /** Hands over line after line, in an order that is always the same. */
  void each(Consumer<TemplateLine> consumer);
}
