package dev.sluice.repository.run;

import static dev.sluice.repository.jooq.Tables.RUN_DEFINITION;

import dev.sluice.repository.Sha256;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.springframework.data.relational.core.mapping.event.AfterConvertCallback;
import org.springframework.stereotype.Component;

/** Stores each text of a definition once, by its digest, and provides it to runs that are read. */
@Component
public class KeptDefinitions implements AfterConvertCallback<Synchronization> {
  private static final int MOST_IN_MEMORY = 64;

  private final DSLContext database;

  /** A text never changes, so what was read once stays true. */
  private final Map<String, String> texts = new ConcurrentHashMap<>();

  KeptDefinitions(DSLContext database) {
    this.database = database;
  }

  /** Keeps a text, and gives its digest. */
  public String keep(String definition) {
    String digest = Sha256.hex(definition);
    database
        .insertInto(RUN_DEFINITION)
        .set(RUN_DEFINITION.DIGEST, digest)
        .set(RUN_DEFINITION.DEFINITION, definition)
        .onConflictDoNothing()
        .execute();
    return digest;
  }

  @Override
  public Synchronization onAfterConvert(Synchronization run) {
    String digest = run.definitionDigest();
    String known = texts.get(digest);
    if (known == null) {
      known = read(digest);
      if (texts.size() >= MOST_IN_MEMORY) {
        texts.clear();
      }
      texts.put(digest, known);
    }
    run.definedBy(known);
    return run;
  }

  private String read(String digest) {
    return database
        .select(RUN_DEFINITION.DEFINITION)
        .from(RUN_DEFINITION)
        .where(RUN_DEFINITION.DIGEST.eq(digest))
        .fetchSingle(RUN_DEFINITION.DEFINITION);
  }
}
