package dev.sluice.repository.run.file;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.ConnectorDefinition.ImportedFile;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.OnMissing;
import dev.sluice.contract.definition.Scope;
import dev.sluice.contract.run.Mode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An uploaded file that a run reads instead of its source's own. It overrides parts of the run's
 * definition, only for this run.
 *
 * @param name what people call the file
 * @param scope whose missing resources the run may touch; null for what the definition says
 * @param missing what it does to them; null for what the definition says
 */
public record RunFile(
    UUID upload,
    String source,
    String name,
    String sha256,
    As as,
    @Nullable Scope scope,
    @Nullable OnMissing missing) {

  /** What a file says of those who are not in it. */
  public enum As {
    /** Nothing: only its rows count. */
    UPDATE(Mode.INCREMENTAL),
    /** That they are missing: it is the whole truth. */
    OVERWRITE(Mode.COMPLETE);

    private final Mode mode;

    As(Mode mode) {
      this.mode = mode;
    }

    /** The mode of a run that reads such a file. */
    public Mode mode() {
      return mode;
    }

    /** The word in requests and JSON. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The meaning with this label, if there is one. */
    public static Optional<As> labelled(String label) {
      return Arrays.stream(values()).filter(each -> each.label().equals(label)).findFirst();
    }
  }

  /** The definition as the run goes by it. */
  public ConnectorDefinition in(ConnectorDefinition loaded) {
    boolean update = as == As.UPDATE;
    return loaded
        .with(loaded.entityTypes().stream().map(this::changed).toList())
        .importing(new ImportedFile(upload.toString(), source, name, sha256, update, update));
  }

  /** Only what comes from this file is missing for not being in it. */
  private EntityTypeDefinition changed(EntityTypeDefinition type) {
    if (!type.source().equals(source)) {
      return type;
    }
    return type.missing(
        missing == null ? type.onMissing() : missing, scope == null ? type.scope() : scope);
  }
}
